// question: what does the store say of itself?
// params: none
// returns: id, settled, next, projected, digest, dirty, batch, all properties
// order: none
// cost: one node
// twin: src/engines/embedded/digest.ts
MATCH (s:BiaojianStore {one: 1})
RETURN s.id, s.settled, s.next, s.projected, s.digest, coalesce(s.dirty, false), s.batch, properties(s)
