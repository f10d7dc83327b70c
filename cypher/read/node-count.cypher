// question: how many nodes have a label?
// params: labels: Label
// returns: number
// order: none
// cost: kept by the server
// twin: none
MATCH (n:__Label__)
RETURN count(n)
