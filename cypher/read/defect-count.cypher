// question: how many rows have defects?
// params: none
// returns: count
// order: none
// cost: the defects
// twin: src/engines/embedded/open.ts
MATCH (d:Defect)
WITH DISTINCT d.file AS file, d.line AS line
RETURN count(*)
