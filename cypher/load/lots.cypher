// question: lots as they are now: their record, who called and ran them, who won
// params: rows: {h, known, p: properties, opened: epoch seconds, buyer, agency, winners: hashes}
// returns: nothing
// order: none
// cost: a few looks at indexes a lot
// twin: src/engines/embedded/graph-files.ts
UNWIND $rows AS row
MATCH (l:LotId {h: row.h})
SET l += row.p, l.openedAt = CASE WHEN row.opened IS NULL THEN null ELSE datetime({epochSeconds: toInteger(row.opened)}) END
FOREACH (_ IN CASE WHEN row.known THEN [1] ELSE [] END | SET l:Lot)
WITH row, l
CALL (l) { OPTIONAL MATCH (l)<-[old:CALLED|RAN|WON]-() DELETE old }
CALL (row, l) { MATCH (o:Organisation {h: row.buyer}) CREATE (o)-[:CALLED]->(l) }
CALL (row, l) { MATCH (o:Organisation {h: row.agency}) CREATE (o)-[:RAN]->(l) }
CALL (row, l) { UNWIND row.winners AS h MATCH (o:Organisation {h: h}) CREATE (o)-[:WON]->(l) }
