// question: shared values by their hash; says which hash belongs to another value
// params: rows: [hash, check, text, links]; kind; labels of the kind
// returns: text whose hash is taken
// order: none
// cost: one look at an index a value
// twin: src/engines/embedded/texts.ts
UNWIND $rows AS row
MERGE (n:SharedValue {h: row[0]})
ON CREATE SET n.check = row[1], n.value = row[2], n.links = row[3], n.kind = $kind, n:$($labels)
WITH n, row WHERE n.check <> row[1] OR n.kind <> $kind
RETURN row[2] LIMIT 1
