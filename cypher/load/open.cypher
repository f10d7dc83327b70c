// question: the store's node; a graph without one becomes the store with this id
// params: id, format, graph: drawn for this graph; projected: marks of nothing
// returns: id, format
// order: none
// cost: one node
// twin: none
MERGE (s:BiaojianStore {one: 1})
ON CREATE SET s.id = $id, s.format = $format, s.graph = $graph, s.step = 0, s.chain = '', s.settled = 0,
  s.projected = $projected
RETURN s.id, s.format
