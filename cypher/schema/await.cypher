// question: are the indexes ready?
// params: none
// returns: nothing
// order: none
// cost: until they are, at most a minute
// twin: none
CALL db.awaitIndexes(60)
