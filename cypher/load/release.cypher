// question: the writer has ended
// params: token
// returns: nothing
// order: none
// cost: one node
// twin: none
MATCH (s:BiaojianStore {one: 1}) WHERE s.writer = $token
REMOVE s.writer, s.beat
