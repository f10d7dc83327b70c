// question: bids that are in force no longer
// params: seqs
// returns: nothing
// order: none
// cost: the relationships of each
// twin: none
UNWIND $seqs AS seq
MATCH (b:Bid {seq: seq})
DETACH DELETE b
