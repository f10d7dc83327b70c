// question: which new rows are in conflict or pending?
// params: from; labels: Row
// returns: file, line, reason
// order: none
// cost: the new withheld rows
// twin: src/engines/embedded/import-tally.ts
MATCH (r:__Row__) WHERE r.seq >= $from AND r.reason > 1
RETURN r.file, r.line, r.reason
