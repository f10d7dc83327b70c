// question: the effective bids of a lot, with the values they used
// params: lot: hash
// returns: properties, list of [roles, value]
// order: none
// cost: the bids of the lot and their values
// twin: src/engines/embedded/lots.ts
MATCH (s:BiaojianStore {one: 1})
MATCH (l:LotId {h: $lot})<-[:FOR]-(b:Bid) WHERE b.seq < s.settled
CALL (b) {
  OPTIONAL MATCH (b)-[use:USED|ACTED_IN]-(v:SharedValue)
  RETURN collect([use.role, v.value]) AS uses
}
RETURN properties(b), uses
