// question: organisations as they are now: their names, how often they bid and won, and what they are
// params: rows: {h; p: properties; bidder, buyer, agency, registered}
// returns: nothing
// order: none
// cost: one node a row
// twin: src/engines/embedded/graph-files.ts
UNWIND $rows AS row
MATCH (o:Organisation {h: row.h})
SET o += row.p
REMOVE o:Bidder:Buyer:Agency:Registered
FOREACH (_ IN CASE WHEN row.bidder THEN [1] ELSE [] END | SET o:Bidder)
FOREACH (_ IN CASE WHEN row.buyer THEN [1] ELSE [] END | SET o:Buyer)
FOREACH (_ IN CASE WHEN row.agency THEN [1] ELSE [] END | SET o:Agency)
FOREACH (_ IN CASE WHEN row.registered THEN [1] ELSE [] END | SET o:Registered)
