// question: rows whose change is shown now
// params: seqs
// returns: nothing
// order: none
// cost: the rows
// twin: none
MATCH (r:Unprojected) WHERE r.seq IN $seqs
REMOVE r:Unprojected
