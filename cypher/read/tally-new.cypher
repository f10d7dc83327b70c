// question: what became of the rows that are new since a number?
// params: from; labels: Row
// returns: file, reason, count
// order: file, reason
// cost: one look at each new row
// twin: src/engines/embedded/import-tally.ts
MATCH (r:__Row__) WHERE r.seq >= $from
RETURN r.file, coalesce(r.reason, 0) AS reason, count(*) ORDER BY r.file, reason
