// question: why are some rows withheld?
// params: seqs; labels: Row
// returns: seq, reason
// order: none
// cost: one look at an index a row
// twin: src/engines/embedded/import-tally.ts
UNWIND $seqs AS seq
MATCH (r:__Row__ {seq: seq}) WHERE r.reason IS NOT NULL
RETURN seq, r.reason
