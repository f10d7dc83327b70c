// question: names of organisations
// params: organisations: hashes
// returns: hash, name
// order: none
// cost: one look at an index each
// twin: src/engines/embedded/names.ts
UNWIND $organisations AS h
MATCH (o:Organisation {h: h}) WHERE o.name IS NOT NULL
RETURN o.h, o.name
