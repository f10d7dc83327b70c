// question: who holds a value, from which source?
// params: value: hash; kind
// returns: id, name, roles, lot or null, from, to: day numbers, moment of the bid, opening of the lot, whether it is a bid
// order: none
// cost: the uses of the value
// twin: src/engines/embedded/holdings.ts
MATCH (s:BiaojianStore {one: 1})
MATCH (v:SharedValue {h: $value}) WHERE v.kind = $kind
MATCH (v)-[use:USED|ACTED_IN]-(r:Bid|BiddersRecord|RolesRecord) WHERE r.seq < s.settled
MATCH (o:Organisation {h: r.h_bidder_id})
OPTIONAL MATCH (l:LotId {h: r.h_lot_id})
OPTIONAL MATCH (d:LotsRow {k: r.h_lot_id}) WHERE d:LotsRecord AND d.seq < s.settled
RETURN o.id, coalesce(o.name, ''), use.role, l.id, r.from, r.to, r.submitted_at, d.opened_at, r:Bid
