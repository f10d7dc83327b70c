// question: which values that the registry or roles name never link bidders?
// params: none
// returns: kind, hash
// order: none
// cost: the values of two tables
// twin: src/engines/embedded/market-values.ts
MATCH (r:BiddersRecord|RolesRecord)-[:USED]->(v:SharedValue) WHERE NOT v.links
RETURN DISTINCT v.kind, v.h
