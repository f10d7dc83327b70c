// question: how many rows are withheld, by reason?
// params: none
// returns: reason, count
// order: none
// cost: the withheld rows
// twin: src/engines/embedded/open.ts
MATCH (r:Withheld)
RETURN r.reason, count(*)
