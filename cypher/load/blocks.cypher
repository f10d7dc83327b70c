// question: blocks of a step under way; what an attempt before left is overwritten
// params: step; blocks: [part, cells]
// returns: nothing
// order: none
// cost: the blocks
// twin: none
UNWIND $blocks AS block
MERGE (b:BiaojianBlock {step: $step, part: block[0]})
SET b.cells = block[1]
