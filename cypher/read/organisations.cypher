// question: every organisation that has an id
// params: none
// returns: hash, id, name or null
// order: none
// cost: one look at each
// twin: src/engines/embedded/market-orgs.ts
MATCH (o:Organisation)
RETURN o.h, o.id, o.name
