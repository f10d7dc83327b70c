// question: how many effective bids has a lot?
// params: lot: hash
// returns: count
// order: none
// cost: the bids of the lot
// twin: src/engines/embedded/lots.ts
MATCH (s:BiaojianStore {one: 1})
OPTIONAL MATCH (:LotId {h: $lot})<-[:FOR]-(b:Bid) WHERE b.seq < s.settled
RETURN count(b)
