// question: ids of lots after a cursor
// params: after, limit
// returns: id
// order: id
// cost: an index in its order
// twin: src/engines/embedded/lots.ts
MATCH (l:LotId) WHERE l.id > $after AND l:Lot
RETURN l.id ORDER BY l.id LIMIT $limit
