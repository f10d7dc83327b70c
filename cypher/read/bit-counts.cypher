// question: which columns are marked, as sets of bits, and how often?
// params: property; labels: Record
// returns: bits, count
// order: none
// cost: a look at every record
// twin: src/engines/embedded/quality.ts
MATCH (s:BiaojianStore {one: 1})
MATCH (r:__Record__) WHERE r.seq < s.settled AND r[$property] IS NOT NULL
RETURN r[$property], count(*)
