// question: who holds which role where, and what phone stands beside it
// params: from, to
// returns: nothing
// order: none
// cost: a few relationships a row
// twin: none
MATCH (r:RolesRecord) WHERE $from <= r.seq < $to
MATCH (o:Organisation {h: r.h_bidder_id})
OPTIONAL MATCH (role:Text {h: r.h_role})
MATCH (r)-[use:USED]->(v:SharedValue)
CALL (r, o, role, use, v) {
  WITH r, o, role, use, v WHERE v.kind STARTS WITH 'person'
  MERGE (v)-[held:HOLDS {by: 'roles', row: r.k}]->(o)
  SET held.role = role.text, held.share = r.share,
    held.from = CASE WHEN r.from IS NULL THEN null ELSE date({year: 1970}) + duration({days: toInteger(r.from)}) END,
    held.to = CASE WHEN r.to IS NULL THEN null ELSE date({year: 1970}) + duration({days: toInteger(r.to)}) END
}
CALL (r, o, use, v) {
  WITH r, o, use, v WHERE NOT v.kind STARTS WITH 'person'
  MERGE (o)-[has:HAS {by: 'roles', row: r.k}]->(v)
  SET has.role = use.role
}
