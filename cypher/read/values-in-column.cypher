// question: how many values does a column of bids hold?
// params: role; labels: Kind
// returns: count
// order: none
// cost: the uses of the kind's values, until one is found
// twin: src/engines/embedded/quality.ts
MATCH (s:BiaojianStore {one: 1})
MATCH (v:__Kind__)
WHERE EXISTS { MATCH (v)-[use:USED|ACTED_IN]-(b:Bid) WHERE $role IN split(use.role, ' ') AND b.seq < s.settled }
RETURN count(v)
