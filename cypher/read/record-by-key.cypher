// question: the effective record under a key
// params: keys; labels: Row, Record
// returns: properties
// order: none
// cost: one look at an index a key
// twin: src/engines/embedded/records.ts
MATCH (s:BiaojianStore {one: 1})
UNWIND $keys AS k
MATCH (r:__Row__ {k: k}) WHERE r:__Record__ AND r.seq < s.settled
RETURN properties(r)
