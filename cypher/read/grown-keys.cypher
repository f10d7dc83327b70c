// question: which keys have several versions, one of them new?
// params: from, to: numbers of rows; labels: Row
// returns: key
// order: none
// cost: one look at an index a new key
// twin: src/engines/embedded/settle.ts
MATCH (r:__Row__) WHERE $from <= r.seq < $to
WITH DISTINCT r.k AS k
WHERE COUNT { MATCH (:__Row__ {k: k}) } > 1
RETURN k
