// question: may a writer begin? The lease of one that has been silent is taken over
// params: token; silentMs: how long a writer may be silent; dead: tokens known to be gone
// returns: 1 when the lease is ours, else 0; whose it is
// order: none
// cost: one node
// twin: none
MATCH (s:BiaojianStore {one: 1})
SET s._lock = true
REMOVE s._lock
WITH s, s.writer IS NULL OR s.writer IN $dead OR s.beat < timestamp() - $silentMs AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | SET s.writer = $token, s.beat = timestamp())
RETURN CASE WHEN free THEN 1 ELSE 0 END, s.writer
