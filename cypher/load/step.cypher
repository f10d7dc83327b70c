// question: a step is done: its blocks are part of the record from now on
// params: step, parts: number of its blocks; chain
// returns: nothing
// order: none
// cost: what an attempt before left
// twin: none
MATCH (s:BiaojianStore {one: 1})
MERGE (n:BiaojianStep {step: $step})
SET n.parts = $parts, n.chain = $chain, s.step = $step, s.chain = $chain
WITH n
MATCH (b:BiaojianBlock {step: $step}) WHERE b.part >= $parts
DELETE b
