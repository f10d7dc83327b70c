// question: suspected rings of a run that the graph does not show, and their members
// params: run; at; rings: [id, level, score, lots, members: [hash, role]]
// returns: nothing
// order: none
// cost: one look at an index a member
// twin: none
UNWIND $rings AS ring
CREATE (r:Ring {run: $run, id: ring[0], level: ring[1], score: ring[2], lots: ring[3], at: datetime($at), size: size(ring[4])})
WITH r, ring
UNWIND ring[4] AS member
MATCH (o:Organisation {h: member[0]})
CREATE (o)-[:MEMBER_OF {role: member[1]}]->(r)
