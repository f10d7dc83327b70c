/** Runs with their rings, ring identities and their history, jobs and keys. */
export const runsRingsJobsKeys = `
CREATE TABLE run (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE ring (
  run INTEGER NOT NULL REFERENCES run (seq),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  level INTEGER NOT NULL,
  body TEXT NOT NULL,
  rest BLOB NOT NULL,
  PRIMARY KEY (run, position)
) STRICT;
CREATE UNIQUE INDEX ring_by_id ON ring (id, run);
CREATE INDEX ring_by_level ON ring (run, level, position);

-- what a ring can be looked up by: 1 bidder, 2 lot, 3 rule
CREATE TABLE ring_link (
  run INTEGER NOT NULL,
  what INTEGER NOT NULL,
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (run, what, key, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE identity (
  id TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  ring TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_ring ON event (ring, seq);

CREATE TABLE job (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE api_key (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;
`
