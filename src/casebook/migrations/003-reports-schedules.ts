/** Reports as they were made, with their bytes, and the schedules that make them. */
export const reportsSchedules = `
CREATE TABLE report (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE schedule (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  next_at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
`
