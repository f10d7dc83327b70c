// question: how many communities does Leiden find, without sending them? For the bench
// params: name; gamma; seed
// returns: communities, modularity
// order: none
// cost: Leiden on one core
// twin: src/communities/leiden.ts
CALL gds.leiden.stats($name, {
  relationshipWeightProperty: 'weight', gamma: $gamma, randomSeed: $seed, concurrency: 1
}) YIELD communityCount, modularity
RETURN communityCount, modularity
