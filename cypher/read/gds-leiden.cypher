// question: to which community does each node belong?
// params: name; gamma; seed
// returns: node, community
// order: none
// cost: Leiden on one core, which repeats with its seed
// twin: src/communities/leiden.ts
CALL gds.leiden.stream($name, {
  relationshipWeightProperty: 'weight', gamma: $gamma, randomSeed: $seed, concurrency: 1
}) YIELD nodeId, communityId
RETURN nodeId, communityId
