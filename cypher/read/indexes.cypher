// question: which indexes of ours are not ready?
// params: none
// returns: name, state, how much of it is built in per cent
// order: none
// cost: nothing
// twin: none
SHOW INDEXES YIELD name, state, populationPercent
WHERE name STARTS WITH 'biaojian_' AND state <> 'ONLINE'
RETURN name, state, populationPercent
