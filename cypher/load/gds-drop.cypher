// question: the pair graph is no longer needed
// params: name
// returns: nothing
// order: none
// cost: none
// twin: none
CALL gds.graph.drop($name, false) YIELD graphName
RETURN graphName
