// question: the versions of some keys
// params: keys; labels: Row
// returns: key, seq, content high, content low, date, reason
// order: none
// cost: one look at an index a key
// twin: src/engines/embedded/settle.ts
UNWIND $keys AS k
MATCH (r:__Row__ {k: k})
RETURN k, r.seq, r.c_hi, r.c_lo, r.updated_at, coalesce(r.reason, 0)
