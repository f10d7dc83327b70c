// question: what are the texts of these hashes?
// params: rows: [salt, hash, kind or null]; labels: Class; property: Text
// returns: salt, hash, text
// order: none
// cost: one look at an index a hash
// twin: src/engines/embedded/texts-of.ts
UNWIND $rows AS row
MATCH (n:__Class__ {h: row[1]})
WHERE row[2] IS NULL OR n.kind = row[2]
RETURN row[0], row[1], n.__Text__
