// question: how large is the graph?
// params: none
// returns: nodes, relationships
// order: none
// cost: kept by the server
// twin: none
MATCH (n)
WITH count(n) AS nodes
MATCH ()-[r]->()
RETURN nodes, count(r)
