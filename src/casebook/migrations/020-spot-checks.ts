/** Spot checks: the frozen list, the numbers of two persons, and what was drawn by them. */
export const spotCheckTable = `
CREATE TABLE spot_check (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  office TEXT,
  made_by TEXT NOT NULL,
  at TEXT NOT NULL,
  drawn_at TEXT,
  numbers TEXT NOT NULL,
  plan TEXT NOT NULL,
  draw TEXT
) STRICT;
CREATE INDEX spot_check_whole ON spot_check (seq, id, office, made_by, at, drawn_at, numbers, plan, draw);
`
