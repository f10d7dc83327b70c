// question: what ties members of a run's rings, each pair once
// params: run; ties: [hash, hash, bits, families, rules]
// returns: nothing
// order: none
// cost: two looks at an index a tie
// twin: none
UNWIND $ties AS tie
MATCH (a:Organisation {h: tie[0]})
MATCH (b:Organisation {h: tie[1]})
CREATE (a)-[:TIED_TO {run: $run, bits: tie[2], families: tie[3], rules: tie[4]}]->(b)
