// question: may this writer write, and which of its steps are done already?
// params: token: the writer's; now: ms
// returns: step, next, batch, file, defect
// order: none
// cost: one node, locked until the transaction ends
// twin: src/engines/embedded/database.ts (the lock of the file)
MATCH (s:BiaojianStore {one: 1}) WHERE s.writer = $token
SET s.beat = timestamp()
RETURN s.step, s.next, s.batch, s.file, s.defect
