// question: which of these bids are shown?
// params: seqs
// returns: seq
// order: none
// cost: one look at an index a bid
// twin: none
UNWIND $seqs AS seq
MATCH (b:Bid {seq: seq})
RETURN b.seq
