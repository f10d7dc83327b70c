// question: which bids are pending, and has their lot come?
// params: none
// returns: seq, content high, content low, whether the lot is there
// order: none
// cost: the withheld bids
// twin: src/engines/embedded/settle.ts
MATCH (b:BidsRow:Withheld) WHERE b.reason = 3
RETURN b.seq, b.c_hi, b.c_lo, EXISTS { MATCH (:LotsRow {k: b.h_lot_id}) }
