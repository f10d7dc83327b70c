// question: which rows were withheld or taken up since people were last shown the graph?
// params: none
// returns: seq, properties
// order: none
// cost: the marked rows
// twin: none
MATCH (r:Unprojected)
RETURN r.seq, properties(r)
