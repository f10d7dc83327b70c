// question: an import run, begun or ended
// params: batch, startedAt, finishedAt or null
// returns: nothing
// order: none
// cost: one node
// twin: src/engines/embedded/writer.ts
MERGE (i:Import {batch: $batch})
SET i.startedAt = $startedAt, i.finishedAt = $finishedAt
