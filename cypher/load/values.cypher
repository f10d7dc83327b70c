// question: shared values that are new
// params: rows: [hash, text, links]; kind; labels of the kind
// returns: nothing
// order: none
// cost: one node a value
// twin: src/engines/embedded/graph-files.ts
UNWIND $rows AS row
CREATE (n:SharedValue {h: row[0], kind: $kind, value: row[1], links: row[2]})
SET n:$($labels)
