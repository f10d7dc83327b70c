// question: how are the rows found that name an organisation or lot in a column which is not the whole key?
// params: none; labels: Row, Column
// returns: nothing
// order: none
// cost: once per database, table and column; may be run again
// twin: src/engines/embedded/schema.ts
CREATE INDEX IF NOT EXISTS FOR (n:__Row__) ON (n.__Column__)
