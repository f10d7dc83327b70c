// question: how many relationships are of a type?
// params: labels: Type
// returns: number
// order: none
// cost: kept by the server
// twin: none
MATCH ()-[r:__Type__]->()
RETURN count(r)
