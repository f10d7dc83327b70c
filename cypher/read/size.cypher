// question: how large is the graph?
// params: none
// returns: nodes, relationships
// order: none
// cost: kept by the server
// twin: none
CALL { MATCH (n) RETURN count(n) AS nodes }
CALL { MATCH ()-[r]->() RETURN count(r) AS relationships }
RETURN nodes, relationships
