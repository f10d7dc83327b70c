// question: which server is this?
// params: none
// returns: name, version, edition
// order: none
// cost: nothing
// twin: none
CALL dbms.components() YIELD name, versions, edition
RETURN name, versions[0], edition
