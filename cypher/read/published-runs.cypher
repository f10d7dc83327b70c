// question: which runs does the graph show?
// params: none
// returns: run
// order: newest first
// cost: the rings
// twin: none
MATCH (r:Ring)
RETURN DISTINCT r.run ORDER BY r.run DESC
