// question: is the Graph Data Science library there?
// params: none
// returns: count
// order: none
// cost: a look at the list of procedures
// twin: none
SHOW PROCEDURES YIELD name WHERE name = 'gds.leiden.stream'
RETURN count(name)
