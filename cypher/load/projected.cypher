// question: rows below this number are shown to people
// params: projected
// returns: nothing
// order: none
// cost: one node
// twin: none
MATCH (s:BiaojianStore {one: 1})
SET s.projected = $projected
