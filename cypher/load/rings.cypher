// question: suspected rings of a run that the graph does not show, their members and what ties them
// params: run; at; rings: {id, level, score, lots, members: [hash, role], ties: [hash, hash, bits, families, rules]}
// returns: nothing
// order: none
// cost: one look at an index a member and a tie
// twin: none
UNWIND $rings AS ring
CREATE (r:Ring {run: $run, id: ring.id})
SET r.level = ring.level, r.score = ring.score, r.lots = ring.lots, r.at = datetime($at), r.size = size(ring.members)
WITH r, ring
CALL (r, ring) {
  UNWIND ring.members AS member
  MATCH (o:Organisation {h: member[0]})
  CREATE (o)-[of:MEMBER_OF]->(r)
  SET of.role = member[1]
}
CALL (ring) {
  UNWIND ring.ties AS tie
  MATCH (a:Organisation {h: tie[0]})
  MATCH (b:Organisation {h: tie[1]})
  CREATE (a)-[tied:TIED_TO {run: $run}]->(b)
  SET tied.bits = tie[2], tied.families = tie[3], tied.rules = tie[4]
}
