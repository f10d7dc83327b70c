// question: which pairs of bidders used the same values in bids, and how many?
// params: from, to: a range of hashes of values; most: a value with more holders ties nobody
// returns: hash, hash, number of values
// order: none
// cost: linear in the uses of each value, then size² / 2 of those that are no hubs: collect, look at the size, unwind. Ranges may be read side by side; the sums of a pair add up
// twin: src/engines/embedded/recount.ts
MATCH (v:SharedValue) WHERE $from <= v.h <= $to AND v.links AND COUNT { (v)--() } > 1
CALL (v) {
  MATCH (v)-[:USED|ACTED_IN]-(:Bid)<-[:SUBMITTED]-(o:Organisation)
  RETURN collect(DISTINCT o) AS holders
}
WITH holders WHERE 2 <= size(holders) <= $most
UNWIND holders AS x
UNWIND holders AS y
WITH x, y WHERE x.h < y.h
RETURN x.h, y.h, count(*)
