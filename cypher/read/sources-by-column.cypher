// question: from which rows of files came the effective records with these cells?
// params: rows: [n, cell, other cell or null]; labels: Row, Record; properties: Column, Other
// returns: n, file, sha256, line, batch, time of import
// order: none
// cost: one look at an index a record
// twin: src/engines/embedded/sources.ts
MATCH (s:BiaojianStore {one: 1})
UNWIND $rows AS row
MATCH (r:__Row__ {__Column__: row[1]})
WHERE r:__Record__ AND r.seq < s.settled AND (row[2] IS NULL OR r.__Other__ = row[2])
MATCH (f:SourceFile {file: r.file})-[:OF]->(i:Import)
RETURN row[0], f.name, f.sha256, r.line, f.batch, i.startedAt
