// question: the record is judged up to this step
// params: step, digest
// returns: nothing
// order: none
// cost: one node
// twin: none
MATCH (s:BiaojianStore {one: 1})
SET s.settled = $step, s.digest = $digest
