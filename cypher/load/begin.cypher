// question: may an import begin? The lease of a writer that has been silent is taken over
// params: token; silentMs: how long a writer may be silent; dead: tokens known to be gone
// returns: next, batch, file, defect, and 1 when the lease is ours, else 0
// order: none
// cost: one node
// twin: src/engines/embedded/writer.ts
MATCH (s:BiaojianStore {one: 1})
SET s._lock = true
REMOVE s._lock
WITH s, s.writer IS NULL OR s.writer IN $dead OR s.beat < timestamp() - $silentMs AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | SET s.writer = $token, s.beat = timestamp(), s.step = 0)
RETURN s.next, s.batch + 1, s.file + 1, s.defect, CASE WHEN free THEN 1 ELSE 0 END, s.writer
