// question: under which names do organisations bid, how often, and how often do they win?
// params: organisations: hashes
// returns: hash, name or null, bids, wins
// order: none
// cost: the bids of each
// twin: src/engines/embedded/bidders.ts
MATCH (s:BiaojianStore {one: 1})
UNWIND $organisations AS h
MATCH (o:Organisation {h: h})-[:SUBMITTED]->(b:Bid) WHERE b.seq < s.settled
WITH o, b.h_bidder_name AS name, count(b) AS bids, sum(CASE WHEN b.won = 1 THEN 1 ELSE 0 END) AS wins
OPTIONAL MATCH (t:Text {h: name})
RETURN o.h, t.text, bids, wins
