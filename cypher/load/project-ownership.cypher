// question: who owns whom
// params: from, to
// returns: nothing
// order: none
// cost: one relationship a row
// twin: none
MATCH (r:OwnershipRecord) WHERE $from <= r.seq < $to
MATCH (owner:Organisation {h: r.h_owner_id})
MATCH (owned:Organisation {h: r.h_owned_id})
MERGE (owner)-[held:OWNS {row: r.k}]->(owned)
SET held.share = r.share,
  held.from = CASE WHEN r.from IS NULL THEN null ELSE date({year: 1970}) + duration({days: toInteger(r.from)}) END,
  held.to = CASE WHEN r.to IS NULL THEN null ELSE date({year: 1970}) + duration({days: toInteger(r.to)}) END
