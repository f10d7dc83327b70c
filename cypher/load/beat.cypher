// question: is the writer still at work?
// params: token
// returns: nothing
// order: none
// cost: one node
// twin: none
MATCH (s:BiaojianStore {one: 1}) WHERE s.writer = $token
SET s.beat = timestamp()
