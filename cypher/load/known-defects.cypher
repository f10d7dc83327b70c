// question: which of these defects are known?
// params: keys
// returns: key
// order: none
// cost: one look at an index a defect
// twin: src/engines/embedded/import-tally.ts
UNWIND $keys AS key
MATCH (d:Defect {key: key})
RETURN d.key
