// question: how much memory has the server for its pages?
// params: none
// returns: the setting
// order: none
// cost: nothing
// twin: none
SHOW SETTINGS 'server.memory.pagecache.size' YIELD value
RETURN value
