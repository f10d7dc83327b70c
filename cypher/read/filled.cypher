// question: how many records of a table have each column?
// params: from, to; labels: Row, Record
// returns: property, count
// order: none
// cost: one look at each record
// twin: src/graph/embedded/market-coverage.ts
MATCH (r:__Row__) WHERE $from <= r.seq < $to AND r:__Record__
UNWIND keys(r) AS property
RETURN property, count(*)
