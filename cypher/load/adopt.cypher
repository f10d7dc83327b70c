// question: the emptied graph belongs to this store
// params: id, format
// returns: nothing
// order: none
// cost: one node
// twin: src/engines/embedded/schema.ts
MERGE (s:BiaojianStore {one: 1})
SET s = {one: 1, id: $id, format: $format, next: 0, settled: 0, projected: 0, batch: 0, file: 0, defect: 0, step: 0}
