// question: the ties of an old run go
// params: run
// returns: nothing
// order: none
// cost: in transactions of 1000
// twin: none
MATCH ()-[tied:TIED_TO {run: $run}]->()
CALL (tied) { DELETE tied } IN TRANSACTIONS OF 1000 ROWS
