// question: which values do two organisations or more hold, and in which bids?
// params: from, to: a range of hashes; settled
// returns: kind, hash, roles, numbers of the bids that used it so
// order: none
// cost: one look at each value held once, two holders looked for of the others; only uses of shared values travel. Ranges may be read side by side, by the readers of a cluster
// twin: src/market/shared-values.ts
MATCH (v:SharedValue) WHERE $from <= v.h <= $to AND v.links AND COUNT { (v)--() } > 1
CALL (v) {
  MATCH (v)-[:USED|ACTED_IN]-(r:Bid|BiddersRecord|RolesRecord) WHERE r.seq < $settled
  WITH DISTINCT r.h_bidder_id AS holder LIMIT 2
  RETURN count(holder) AS holders
}
WITH v WHERE holders > 1
MATCH (v)-[use:USED|ACTED_IN]-(b:Bid) WHERE b.seq < $settled
RETURN v.kind, v.h, use.role, collect(b.seq)
