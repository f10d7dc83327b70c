// question: from which rows of files came the scores that an expert gave a bidder on a lot?
// params: rows: [n, lot, expert, bidder]
// returns: n, file, sha256, line, batch, time of import
// order: none
// cost: the scores of each lot
// twin: src/engines/embedded/sources.ts
MATCH (s:BiaojianStore {one: 1})
UNWIND $rows AS row
MATCH (r:ScoresRow {h_lot_id: row[1]})
WHERE r:ScoresRecord AND r.seq < s.settled AND r.h_expert_id = row[2] AND r.h_bidder_id = row[3]
MATCH (f:SourceFile {file: r.file})-[:OF]->(i:Import)
RETURN row[0], f.name, f.sha256, r.line, f.batch, i.startedAt
