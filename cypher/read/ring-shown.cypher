// question: does the graph show a ring of a run?
// params: run; id
// returns: a row where it does
// order: none
// cost: one look at an index
// twin: none
MATCH (r:Ring {run: $run, id: $id})
RETURN r.id
