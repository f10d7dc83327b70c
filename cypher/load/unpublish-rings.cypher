// question: the rings of an old run go
// params: run
// returns: nothing
// order: none
// cost: in transactions of 1000
// twin: none
MATCH (r:Ring {run: $run})
CALL (r) { DETACH DELETE r } IN TRANSACTIONS OF 1000 ROWS
