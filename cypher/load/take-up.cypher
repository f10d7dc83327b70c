// question: rows that are effective again
// params: rows: [seq]; labels: Row, Record
// returns: nothing
// order: none
// cost: one look at an index a row
// twin: src/engines/embedded/settle.ts
UNWIND $rows AS row
MATCH (r:__Row__ {seq: row[0]})
SET r:__Record__, r:Unprojected
REMOVE r.reason, r:Withheld
