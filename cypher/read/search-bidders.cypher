// question: bidders and registered organisations whose id or a name contains a text
// params: text: lower case, empty for all; first: whether there is no cursor; afterName, after; limit
// returns: id
// order: name, id
// cost: a look at every organisation
// twin: src/engines/embedded/bidders.ts
MATCH (o:Organisation) WHERE o:Bidder OR o:Registered
WITH o, coalesce(o.name, '') AS name
WHERE ($text = '' OR toLower(o.id) CONTAINS $text OR any(alias IN o.aliases WHERE toLower(alias) CONTAINS $text))
  AND ($first OR name > $afterName OR (name = $afterName AND o.id > $after))
RETURN o.id ORDER BY name, o.id LIMIT $limit
