// question: which of these keys does the store have?
// params: keys; labels: Row
// returns: key
// order: none
// cost: one look at an index a key
// twin: src/engines/embedded/settle.ts
UNWIND $keys AS k
MATCH (r:__Row__ {k: k})
RETURN DISTINCT k
