// question: what does the store's node say?
// params: none
// returns: id, format, graph, step, chain, settled, digest, projected, counts, writer
// order: none
// cost: one node
// twin: none
MATCH (s:BiaojianStore {one: 1})
RETURN s.id, s.format, s.graph, s.step, s.chain, s.settled, s.digest, s.projected, s.counts, s.writer
