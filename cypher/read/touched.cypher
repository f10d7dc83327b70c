// question: which organisations do these rows name?
// params: from, to; labels: Row; property: Column
// returns: hash of the organisation
// order: none
// cost: one look at each row
// twin: none
MATCH (r:__Row__) WHERE $from <= r.seq < $to AND r.__Column__ IS NOT NULL
RETURN DISTINCT r.__Column__
