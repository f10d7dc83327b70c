// question: how is a row of one import table found: by its key, and by its number?
// params: none; labels: Row
// returns: nothing
// order: none
// cost: once per database and table; may be run again
// twin: src/engines/embedded/schema.ts
CREATE INDEX IF NOT EXISTS FOR (n:__Row__) ON (n.k);
CREATE INDEX IF NOT EXISTS FOR (n:__Row__) ON (n.seq)
