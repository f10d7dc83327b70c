// question: new versions of a table's rows, with the values they name
// params: rows: {p: properties; u: uses [hash, role]}; labels: Row, Record
// returns: nothing
// order: none
// cost: one look at an index a use; made once, since the step of the writer is looked at first (claim)
// twin: src/engines/embedded/version-feeds.ts
UNWIND $rows AS row
CREATE (r:__Row__:__Record__)
SET r = row.p
WITH r, row
UNWIND row.u AS use
MATCH (v:SharedValue {h: use[0]})
CREATE (r)-[:USED {role: use[1]}]->(v)
