/** Facts about lots, by run and lot. */
export const lotFlags = `
CREATE TABLE lot_flag (
  run INTEGER NOT NULL REFERENCES run (seq),
  position INTEGER NOT NULL,
  lot TEXT NOT NULL,
  rule TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX lot_flag_by_lot ON lot_flag (run, lot, position);
CREATE INDEX lot_flag_by_rule ON lot_flag (run, rule, position);
`
