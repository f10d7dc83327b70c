// question: which organisations called or ran other versions of these lots?
// params: from, to
// returns: hash of the organisation
// order: none
// cost: one look at an index a lot
// twin: none
MATCH (r:LotsRow) WHERE $from <= r.seq < $to
MATCH (other:LotsRow {k: r.k})
UNWIND [other.h_buyer_id, other.h_agency_id] AS organisation
WITH organisation WHERE organisation IS NOT NULL
RETURN DISTINCT organisation
