// question: the graph has these constraints and indexes
// params: schema: digest of the schema files
// returns: nothing
// order: none
// cost: one node
// twin: none
MERGE (n:BiaojianSchema)
SET n.digest = $schema
