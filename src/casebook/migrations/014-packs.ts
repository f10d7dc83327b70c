/** Packs of papers as they were made. */
export const packTable = `
CREATE TABLE pack (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  window TEXT NOT NULL,
  office TEXT,
  made_by TEXT NOT NULL,
  at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
`
