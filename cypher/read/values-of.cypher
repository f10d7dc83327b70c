// question: what does an organisation hold, how often, and how many hold it?
// params: organisation: hash
// returns: kind, text, uses, holders
// order: none
// cost: the uses of every value of it
// twin: src/engines/embedded/holdings.ts
MATCH (s:BiaojianStore {one: 1})
MATCH (o:Organisation {h: $organisation})
CALL (o, s) {
  MATCH (o)-[:SUBMITTED]->(b:Bid) WHERE b.seq < s.settled
  MATCH (b)-[use:USED|ACTED_IN]-(v:SharedValue)
  RETURN v, use.role AS role
  UNION ALL
  MATCH (r:BiddersRow {k: o.h}) WHERE r:BiddersRecord AND r.seq < s.settled
  MATCH (r)-[use:USED]->(v:SharedValue)
  RETURN v, use.role AS role
  UNION ALL
  MATCH (r:RolesRow {h_bidder_id: o.h}) WHERE r:RolesRecord AND r.seq < s.settled
  MATCH (r)-[use:USED]->(v:SharedValue)
  RETURN v, use.role AS role
}
WITH s, v, sum(size(split(role, ' '))) AS uses
CALL (s, v) {
  MATCH (v)-[:USED|ACTED_IN]-(r:Bid|BiddersRecord|RolesRecord) WHERE r.seq < s.settled
  RETURN count(DISTINCT r.h_bidder_id) AS holders
}
RETURN v.kind, v.value, uses, holders
