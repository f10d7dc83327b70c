// question: which pairs of bidders met on how many lots?
// params: from, to: a range of hashes of lots; most: lots with more bidders count no pairs
// returns: hash, hash, lots
// order: none
// cost: size² / 2 of each lot: collect, look at the size, unwind. Ranges may be read side by side; the sums of a pair add up
// twin: src/engines/embedded/recount.ts
MATCH (l:LotId) WHERE $from <= l.h <= $to
CALL (l) {
  MATCH (l)<-[:FOR]-(:Bid)<-[:SUBMITTED]-(o:Organisation)
  RETURN collect(DISTINCT o) AS bidders
}
WITH bidders WHERE 2 <= size(bidders) <= $most
UNWIND bidders AS x
UNWIND bidders AS y
WITH x, y WHERE x.h < y.h
RETURN x.h, y.h, count(*)
