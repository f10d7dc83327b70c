// question: some columns of a table's effective records
// params: columns; from, to: numbers of rows; labels: Row, Record
// returns: number, list of cells
// order: none
// cost: one look at each record; ranges of numbers may be read side by side
// twin: src/engines/embedded/market-bids.ts
MATCH (r:__Row__) WHERE $from <= r.seq < $to AND r:__Record__
RETURN r.seq, [column IN $columns | r[column]]
