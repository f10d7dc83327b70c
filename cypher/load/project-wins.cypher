// question: who won which lot
// params: lots: hashes
// returns: nothing
// order: none
// cost: the bids of the lots
// twin: none
UNWIND $lots AS lot
MATCH (l:LotId {h: lot})
CALL (l) { OPTIONAL MATCH (l)<-[old:WON]-() DELETE old }
WITH l
MATCH (l)<-[:FOR]-(b:Bid) WHERE b.won = 1
MATCH (b)<-[:SUBMITTED]-(o:Organisation)
WITH DISTINCT o, l
CREATE (o)-[:WON]->(l)
