// question: the name of organisations, whether they bid, how often, and how often they won
// params: organisations: hashes
// returns: nothing
// order: none
// cost: the bids of each
// twin: src/engines/embedded/names.ts
UNWIND $organisations AS h
MATCH (o:Organisation {h: h})
CALL (o) {
  OPTIONAL MATCH (o)-[:SUBMITTED]->(b:Bid)
  RETURN count(b) AS bids, sum(CASE WHEN b.won = 1 THEN 1 ELSE 0 END) AS wins
}
CALL (o) {
  CALL (o) {
    MATCH (r:BiddersRow {k: o.h}) WHERE r:BiddersRecord AND r.h_name IS NOT NULL
    RETURN r.h_name AS name, 0 AS source, 1 AS times
    UNION ALL
    MATCH (o)-[:SUBMITTED]->(b:Bid) WHERE b.h_bidder_name IS NOT NULL
    RETURN b.h_bidder_name AS name, 1 AS source, count(*) AS times
    UNION ALL
    MATCH (r:LotsRow {h_buyer_id: o.h}) WHERE r:LotsRecord AND r.h_buyer_name IS NOT NULL
    RETURN r.h_buyer_name AS name, 2 AS source, count(*) AS times
    UNION ALL
    MATCH (r:LotsRow {h_agency_id: o.h}) WHERE r:LotsRecord AND r.h_agency_name IS NOT NULL
    RETURN r.h_agency_name AS name, 2 AS source, count(*) AS times
    UNION ALL
    MATCH (r:ContractsRow {h_bidder_id: o.h}) WHERE r:ContractsRecord AND r.h_bidder_name IS NOT NULL
    RETURN r.h_bidder_name AS name, 3 AS source, count(*) AS times
    UNION ALL
    MATCH (r:SubcontractsRow {h_subcontractor_id: o.h})
    WHERE r:SubcontractsRecord AND r.h_subcontractor_name IS NOT NULL
    RETURN r.h_subcontractor_name AS name, 3 AS source, count(*) AS times
    UNION ALL
    MATCH (r:ExpertsRow {h_unit_id: o.h}) WHERE r:ExpertsRecord AND r.h_unit_name IS NOT NULL
    RETURN r.h_unit_name AS name, 3 AS source, count(*) AS times
  }
  MATCH (t:Text {h: name})
  WITH t.text AS text, source, times ORDER BY source, times DESC, text
  RETURN head(collect(text)) AS name
}
CALL (o, bids) { WITH o, bids WHERE bids > 0 SET o:Bidder }
CALL (o, bids) { WITH o, bids WHERE bids = 0 REMOVE o:Bidder }
CALL (o) {
  CALL (o) {
    MATCH (r:BiddersRow {k: o.h}) WHERE r:BiddersRecord
    UNWIND [r.h_name, r.h_former_names] + coalesce(r.x_former_names, []) AS name
    RETURN name
    UNION
    MATCH (o)-[:SUBMITTED]->(b:Bid)
    RETURN b.h_bidder_name AS name
  }
  WITH DISTINCT name
  MATCH (t:Text {h: name})
  RETURN collect(t.text) AS aliases
}
SET o.aliases = aliases, o.name = name, o.bids = bids, o.wins = wins
