/** Offices with their capacities, users with their positions, what proves a user, and their sessions. */
export const accounts = `
CREATE TABLE office (
  id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short TEXT NOT NULL,
  level TEXT NOT NULL,
  active_from TEXT NOT NULL,
  active_to TEXT,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- industries and regions are JSON lists; regions are prefixes of codes
CREATE TABLE capacity (
  id TEXT NOT NULL PRIMARY KEY,
  office TEXT NOT NULL REFERENCES office (id),
  kind TEXT NOT NULL,
  industries TEXT NOT NULL,
  regions TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  basis TEXT NOT NULL,
  change TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX capacity_of_office ON capacity (office);

CREATE TABLE user (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  login TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  office TEXT REFERENCES office (id),
  state TEXT NOT NULL CHECK (state IN ('created', 'active', 'locked', 'disabled')),
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  approved_by TEXT,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- an administrator's seat has the capacity '-'
CREATE TABLE position (
  user TEXT NOT NULL REFERENCES user (id),
  capacity TEXT NOT NULL,
  position TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  basis TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  ended_at TEXT,
  ended_by TEXT,
  PRIMARY KEY (user, capacity, position, from_day)
) STRICT, WITHOUT ROWID;

-- hash is NULL until the account is activated; code is that of the activation; failed holds the last day's instants
CREATE TABLE credential (
  user TEXT NOT NULL PRIMARY KEY REFERENCES user (id),
  hash TEXT,
  changed_at TEXT,
  former TEXT NOT NULL,
  must_change INTEGER NOT NULL,
  code_hash TEXT,
  code_until TEXT,
  failed TEXT NOT NULL,
  rounds INTEGER NOT NULL,
  locked_until TEXT,
  since_login INTEGER NOT NULL,
  last_login TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE second_factor (
  id TEXT NOT NULL PRIMARY KEY,
  user TEXT NOT NULL REFERENCES user (id),
  kind TEXT NOT NULL,
  secret BLOB NOT NULL,
  last_step INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  confirmed_at TEXT,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX factor_of_user ON second_factor (user);

CREATE TABLE recovery_code (
  user TEXT NOT NULL REFERENCES user (id),
  hash TEXT NOT NULL,
  used_at TEXT,
  PRIMARY KEY (user, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  hash TEXT NOT NULL PRIMARY KEY,
  user TEXT NOT NULL REFERENCES user (id),
  capacity TEXT NOT NULL,
  position TEXT NOT NULL,
  made_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  proved_at TEXT NOT NULL,
  ip TEXT NOT NULL,
  agent_hash TEXT NOT NULL,
  ended_at TEXT,
  end_cause TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_user ON session (user) WHERE ended_at IS NULL;
`
