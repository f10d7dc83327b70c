// question: which constraints and indexes does the graph have?
// params: none
// returns: digest of the schema files
// order: none
// cost: one node
// twin: none
MATCH (n:BiaojianSchema)
RETURN n.digest
