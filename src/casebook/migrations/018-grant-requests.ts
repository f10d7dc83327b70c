/**
 * What one person asks for and another decides: a position, a new second factor, a case opened to an office.
 */
export const grantRequests = `
CREATE TABLE grant_request (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('position', 'reset', 'case')),
  user TEXT,
  office TEXT,
  capacity TEXT,
  position TEXT,
  item TEXT,
  from_day TEXT NOT NULL,
  to_day TEXT,
  basis TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_office TEXT,
  asked_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn', 'ended')),
  decided_by TEXT,
  decided_at TEXT,
  ended_by TEXT,
  ended_at TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX grant_request_by_state ON grant_request (state, seq);
CREATE INDEX grant_request_whole ON grant_request (seq, kind, user, office, capacity, position, item, from_day,
  to_day, basis, asked_by, asked_office, asked_at, state, decided_by, decided_at, ended_by, ended_at, note);
`
