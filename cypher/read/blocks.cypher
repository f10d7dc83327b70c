// question: blocks of a step
// params: step; from, to: numbers of blocks, the last left out
// returns: part, cells
// order: part
// cost: the blocks, up to 3 MB each
// twin: none
UNWIND range($from, $to - 1) AS part
MATCH (b:BiaojianBlock {step: $step, part: part})
RETURN b.part, b.cells ORDER BY b.part
