/** What the law deems collusion on one lot, outside red rings, by run and lot. */
export const statutoryFacts = `
CREATE TABLE statutory_fact (
  run INTEGER NOT NULL REFERENCES run (seq),
  position INTEGER NOT NULL,
  lot TEXT NOT NULL,
  rule TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statutory_fact_by_lot ON statutory_fact (run, lot, position);
CREATE INDEX statutory_fact_by_rule ON statutory_fact (run, rule, position);
`
