// question: how much memory would Leiden take?
// params: name; gamma; seed
// returns: share of the heap at most, in words
// order: none
// cost: none
// twin: none
CALL gds.leiden.stream.estimate($name, {
  relationshipWeightProperty: 'weight', gamma: $gamma, randomSeed: $seed, concurrency: 1
}) YIELD heapPercentageMax, requiredMemory
RETURN heapPercentageMax, requiredMemory
