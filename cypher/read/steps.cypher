// question: which steps has the record after this one?
// params: from, to: numbers of steps, the first left out
// returns: step, number of its blocks, chain
// order: step
// cost: the steps
// twin: none
MATCH (s:BiaojianStep) WHERE $from < s.step <= $to
RETURN s.step, s.parts, s.chain ORDER BY s.step
