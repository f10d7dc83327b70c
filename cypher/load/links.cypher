// question: what organisations have by the registers, who holds posts in them, who owns them: all of it anew
// params: rows: {h; has: [hash, role, by]; holds: [hash, role, by, share, from, to]; owned: [hash, share, from, to]}, days as numbers
// returns: nothing
// order: none
// cost: the relationships of each organisation
// twin: src/engines/embedded/graph-files.ts
UNWIND $rows AS row
MATCH (o:Organisation {h: row.h})
CALL (o) { OPTIONAL MATCH (o)-[old:HAS]->() DELETE old }
CALL (o) { OPTIONAL MATCH (o)<-[old:HOLDS|OWNS]-() DELETE old }
CALL (row, o) {
  UNWIND row.has AS one
  MATCH (v:SharedValue {h: one[0]})
  CREATE (o)-[:HAS {role: one[1], by: one[2]}]->(v)
}
CALL (row, o) {
  UNWIND row.holds AS one
  MATCH (v:SharedValue {h: one[0]})
  CREATE (v)-[held:HOLDS]->(o)
  SET held.role = one[1], held.by = one[2], held.share = one[3],
    held.from = CASE WHEN one[4] IS NULL THEN null ELSE date({year: 1970}) + duration({days: one[4]}) END,
    held.to = CASE WHEN one[5] IS NULL THEN null ELSE date({year: 1970}) + duration({days: one[5]}) END
}
CALL (row, o) {
  UNWIND row.owned AS one
  MATCH (owner:Organisation {h: one[0]})
  CREATE (owner)-[held:OWNS]->(o)
  SET held.share = one[1],
    held.from = CASE WHEN one[2] IS NULL THEN null ELSE date({year: 1970}) + duration({days: one[2]}) END,
    held.to = CASE WHEN one[3] IS NULL THEN null ELSE date({year: 1970}) + duration({days: one[3]}) END
}
