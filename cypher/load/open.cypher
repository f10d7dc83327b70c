// question: the store's node; a graph without one becomes the store with this id
// params: id, format
// returns: id, format, settled, next, projected, writer
// order: none
// cost: one node
// twin: src/engines/embedded/schema.ts
MERGE (s:BiaojianStore {one: 1})
ON CREATE SET s.id = $id, s.format = $format, s.next = 0, s.settled = 0, s.projected = 0, s.batch = 0, s.file = 0,
  s.defect = 0, s.step = 0
RETURN s.id, s.format, s.settled, s.next, s.projected, s.writer
