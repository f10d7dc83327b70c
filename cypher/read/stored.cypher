// question: which of these versions does the store have?
// params: rows: [i, key, content high, content low, date or null]; labels: Row
// returns: i, seq
// order: none
// cost: one look at an index a row
// twin: src/engines/embedded/writer.ts
UNWIND $rows AS row
MATCH (r:__Row__ {k: row[1]})
WHERE r.c_hi = row[2] AND r.c_lo = row[3]
  AND (r.updated_at = row[4] OR (r.updated_at IS NULL AND row[4] IS NULL))
RETURN row[0], r.seq
