// question: defects after a number
// params: after, limit
// returns: seq, file name, line, table, column, value, reason, detail
// order: seq
// cost: an index in its order
// twin: src/engines/embedded/quarantine.ts
MATCH (d:Defect) WHERE d.seq > $after
MATCH (f:SourceFile {file: d.file})
RETURN d.seq, f.name, d.line, d.table, d.column, d.value, d.reason, d.detail
ORDER BY d.seq LIMIT $limit
