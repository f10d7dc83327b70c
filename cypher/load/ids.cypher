// question: organisations and lots that are new, by their ids
// params: rows: [hash, id, properties at first]; labels: Class
// returns: nothing
// order: none
// cost: one node a row
// twin: src/engines/embedded/graph-files.ts
UNWIND $rows AS row
CREATE (n:__Class__ {h: row[0], id: row[1]})
SET n += row[2]
