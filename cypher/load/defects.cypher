// question: defects of rows; the same one of the same file's bytes is kept once
// params: rows: [key, seq, file, line, table, column, value, reason, detail]
// returns: nothing
// order: none
// cost: one look at an index a defect
// twin: src/engines/embedded/import-tally.ts
UNWIND $rows AS row
MERGE (d:Defect {key: row[0]})
ON CREATE SET d.seq = row[1], d.file = row[2], d.line = row[3], d.table = row[4], d.column = row[5],
  d.value = row[6], d.reason = row[7], d.detail = row[8]
