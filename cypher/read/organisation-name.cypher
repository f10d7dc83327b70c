// question: the name of a bidder or registered organisation
// params: organisation: hash
// returns: name, empty when it has none
// order: none
// cost: one look at an index
// twin: src/engines/embedded/bidders.ts
MATCH (o:Organisation {h: $organisation}) WHERE o:Bidder OR o:Registered
RETURN coalesce(o.name, '')
