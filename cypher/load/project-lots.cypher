// question: lots as people see them: their effective record, who called and who ran them
// params: from, to: numbers of rows
// returns: nothing
// order: none
// cost: a few looks at indexes a lot
// twin: none
MATCH (r:LotsRecord) WHERE $from <= r.seq < $to
MATCH (l:LotId {h: r.k})
OPTIONAL MATCH (title:Text {h: r.h_title})
OPTIONAL MATCH (industry:Text {h: r.h_industry})
OPTIONAL MATCH (category:Text {h: r.h_category})
OPTIONAL MATCH (region:Text {h: r.h_region_code})
OPTIONAL MATCH (method:Text {h: r.h_method})
SET l:Lot, l.title = title.text, l.industry = industry.text, l.category = category.text, l.region = region.text,
  l.method = method.text, l.controlPriceFen = r.control_price,
  l.openedAt = CASE WHEN r.opened_at IS NULL THEN null ELSE datetime({epochSeconds: toInteger(r.opened_at)}) END
WITH r, l
CALL (l) { OPTIONAL MATCH (l)<-[old:CALLED|RAN]-() DELETE old }
CALL (r, l) { MATCH (buyer:Organisation {h: r.h_buyer_id}) SET buyer:Buyer CREATE (buyer)-[:CALLED]->(l) }
CALL (r, l) { MATCH (agency:Organisation {h: r.h_agency_id}) SET agency:Agency CREATE (agency)-[:RAN]->(l) }
