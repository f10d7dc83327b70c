// question: may this writer write, and how many steps are done?
// params: token: the writer's
// returns: step, chain
// order: none
// cost: one node, locked until the transaction ends
// twin: none
MATCH (s:BiaojianStore {one: 1}) WHERE s.writer = $token
SET s.beat = timestamp()
RETURN s.step, s.chain
