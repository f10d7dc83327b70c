// question: number and sums of contents of a range of rows
// params: from, to; labels: Label
// returns: count, sums of the four 32-bit words of the contents, highest first
// order: none
// cost: one look at each row
// twin: src/engines/embedded/digest.ts
MATCH (r:__Label__) WHERE $from <= r.seq < $to
WITH r, ((r.c_hi % 4294967296) + 4294967296) % 4294967296 AS hl, ((r.c_lo % 4294967296) + 4294967296) % 4294967296 AS ll
RETURN count(r), sum((r.c_hi - hl) / 4294967296), sum(hl), sum((r.c_lo - ll) / 4294967296), sum(ll)
