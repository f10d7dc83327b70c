// question: bids in force that are not shown yet, with what they used and who acted in them
// params: rows: {o, l: hashes of bidder and lot; p: properties; u: uses [hash, role]; a: persons [hash, role]}
// returns: nothing
// order: none
// cost: one look at an index a use
// twin: src/engines/embedded/graph-files.ts
UNWIND $rows AS row
MATCH (o:Organisation {h: row.o})
MATCH (l:LotId {h: row.l})
CREATE (o)-[:SUBMITTED]->(b:Bid)-[:FOR]->(l)
SET b = row.p
WITH b, row
CALL (b, row) {
  UNWIND row.u AS use
  MATCH (v:SharedValue {h: use[0]})
  CREATE (b)-[:USED {role: use[1]}]->(v)
}
CALL (b, row) {
  UNWIND row.a AS act
  MATCH (v:SharedValue {h: act[0]})
  CREATE (v)-[:ACTED_IN {role: act[1]}]->(b)
}
