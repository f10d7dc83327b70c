// question: how many organisations have an effective bid?
// params: none
// returns: count
// order: none
// cost: kept by the server
// twin: src/engines/embedded/open.ts
MATCH (o:Bidder)
RETURN count(o)
