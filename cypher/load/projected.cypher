// question: the graph shows the record up to these marks
// params: projected: list of marks
// returns: nothing
// order: none
// cost: one node
// twin: none
MATCH (s:BiaojianStore {one: 1})
SET s.projected = $projected
