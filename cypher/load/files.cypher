// question: the files of an import
// params: rows: [file, batch, name, sha256]
// returns: nothing
// order: none
// cost: one node a file
// twin: src/engines/embedded/writer.ts
UNWIND $rows AS row
MATCH (i:Import {batch: row[1]})
MERGE (f:SourceFile {file: row[0]})
SET f.batch = row[1], f.name = row[2], f.sha256 = row[3]
MERGE (f)-[:OF]->(i)
