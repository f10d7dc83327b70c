/** Files that are to leave, byte for byte, and who decided about them. */
export const releaseTables = `
CREATE TABLE release (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('drafted', 'released', 'refused', 'withdrawn')),
  office TEXT NOT NULL,
  author TEXT NOT NULL,
  body TEXT NOT NULL,
  until_at TEXT,
  taken INTEGER NOT NULL DEFAULT 0,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE release_step (
  release TEXT NOT NULL REFERENCES release (id),
  n INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (release, n)
) STRICT, WITHOUT ROWID;
`
