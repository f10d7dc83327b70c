// question: which values do so many bidders hold that they tie nobody?
// params: from, to: a range of hashes of values; settled; hub
// returns: kind, hash, holders
// order: none
// cost: linear in the uses of each value
// twin: src/evidence/shared-values.ts
MATCH (v:SharedValue) WHERE $from <= v.h <= $to AND v.links AND COUNT { (v)--() } > $hub
CALL (v) {
  MATCH (v)-[:USED|ACTED_IN]-(b:Bid) WHERE b.seq < $settled
  RETURN count(DISTINCT b.h_bidder_id) AS holders
}
WITH v, holders WHERE holders > $hub
RETURN v.kind, v.h, holders
