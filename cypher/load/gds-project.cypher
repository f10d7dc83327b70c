// question: a pair graph in the memory of the Graph Data Science library
// params: name; pairs: [node, node, weight]
// returns: nodes, relationships
// order: none
// cost: the pairs
// twin: none
UNWIND $pairs AS pair
WITH gds.graph.project(
  $name, pair[0], pair[1], {relationshipProperties: {weight: pair[2]}}, {undirectedRelationshipTypes: ['*']}
) AS graph
RETURN graph.nodeCount, graph.relationshipCount
