// question: which new bids have no lot?
// params: from, to
// returns: seq, content high, content low
// order: none
// cost: one look at an index a lot
// twin: src/engines/embedded/settle.ts
MATCH (b:BidsRow) WHERE $from <= b.seq < $to
WITH b.h_lot_id AS lot, collect(b) AS bids
WHERE NOT EXISTS { MATCH (:LotsRow {k: lot}) }
UNWIND bids AS b
RETURN b.seq, b.c_hi, b.c_lo
