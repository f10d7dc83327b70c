// question: a step of the writer is done: the counters move on
// params: step, next, batch, file, defect
// returns: nothing
// order: none
// cost: one node
// twin: src/engines/embedded/writer.ts
MATCH (s:BiaojianStore {one: 1})
SET s.step = $step, s.next = $next, s.batch = $batch, s.file = $file, s.defect = $defect
