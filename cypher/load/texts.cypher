// question: ids of organisations and lots, and words, by their hash; says which hash belongs to another text
// params: rows: [hash, check, text]; labels: Class; property: Text
// returns: text whose hash is taken
// order: none
// cost: one look at an index a text
// twin: src/engines/embedded/texts.ts
UNWIND $rows AS row
MERGE (n:__Class__ {h: row[0]})
ON CREATE SET n.check = row[1], n.__Text__ = row[2]
WITH n, row WHERE n.check <> row[1]
RETURN row[2] LIMIT 1
