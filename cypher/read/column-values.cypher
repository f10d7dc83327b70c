// question: how many values do the cells of a column hold that may hold several?
// params: column; further: property of the values after the first; labels: Record
// returns: distinct
// order: none
// cost: a look at every record
// twin: src/engines/embedded/quality.ts
MATCH (s:BiaojianStore {one: 1})
MATCH (r:__Record__) WHERE r.seq < s.settled AND r[$column] IS NOT NULL
UNWIND [r[$column]] + coalesce(r[$further], []) AS value
RETURN count(DISTINCT value)
