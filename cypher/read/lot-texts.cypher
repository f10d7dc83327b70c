// question: ids and titles of lots
// params: none
// returns: hash, id, title or null
// order: none
// cost: one look at each
// twin: src/engines/embedded/market-lots.ts
MATCH (l:Lot)
RETURN l.h, l.id, l.title
