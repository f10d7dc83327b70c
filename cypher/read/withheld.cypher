// question: conflicting and pending rows of a table after a number
// params: after, limit; labels: Row
// returns: seq, file name, line, reason, properties
// order: seq
// cost: the withheld rows
// twin: src/engines/embedded/quarantine.ts
MATCH (r:Withheld) WHERE r:__Row__ AND r.reason > 1 AND r.seq > $after
MATCH (f:SourceFile {file: r.file})
RETURN r.seq, f.name, r.line, r.reason, properties(r)
ORDER BY r.seq LIMIT $limit
