// question: how many cells of a column are filled, and with how many values?
// params: column; labels: Record
// returns: filled, distinct
// order: none
// cost: a look at every record
// twin: src/engines/embedded/quality.ts
MATCH (s:BiaojianStore {one: 1})
MATCH (r:__Record__) WHERE r.seq < s.settled
RETURN count(r[$column]), count(DISTINCT r[$column])
