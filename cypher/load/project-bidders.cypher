// question: what the registry says that an organisation has, and who represents it
// params: from, to
// returns: nothing
// order: none
// cost: a few relationships an organisation
// twin: none
MATCH (r:BiddersRecord) WHERE $from <= r.seq < $to
MATCH (o:Organisation {h: r.k})
SET o:Registered
WITH r, o
CALL (o) { OPTIONAL MATCH (o)-[old:HAS|HOLDS {by: 'bidders'}]-() DELETE old }
WITH r, o
MATCH (r)-[use:USED]->(v:SharedValue)
CALL (o, use, v) { WITH o, use, v WHERE NOT v.kind STARTS WITH 'person' CREATE (o)-[:HAS {role: use.role, by: 'bidders'}]->(v) }
CALL (o, use, v) { WITH o, use, v WHERE v.kind STARTS WITH 'person' CREATE (v)-[:HOLDS {role: 'legal-rep', by: 'bidders'}]->(o) }
