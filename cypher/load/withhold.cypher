// question: rows that are not effective: history (1), conflict (2), pending (3)
// params: rows: [seq, reason]; labels: Row, Record
// returns: nothing
// order: none
// cost: one look at an index a row
// twin: src/engines/embedded/settle.ts
UNWIND $rows AS row
MATCH (r:__Row__ {seq: row[0]})
SET r.reason = row[1], r:Withheld, r:Unprojected
REMOVE r:__Record__
