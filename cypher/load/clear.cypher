// question: every node of a label goes, with its relationships
// params: labels: Label
// returns: nothing
// order: none
// cost: in transactions of 500 nodes; bids first, since values may be held by many
// twin: src/engines/embedded/schema.ts
MATCH (n:__Label__)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS
