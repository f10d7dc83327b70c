// question: for which lots do bids wait?
// params: none
// returns: seq, hash of the lot
// order: none
// cost: the withheld bids
// twin: src/engines/embedded/settle.ts
MATCH (b:Withheld:BidsRow) WHERE b.reason = 3
RETURN b.seq, b.h_lot_id
