/** What transfers, letters, lists and tasks go by; files that go with them; certificates of handlers. */
export const papers = `
-- kind: letter (terms of types), responsibility (tasks of the matrix), report-rule, source (what was put in)
CREATE TABLE reference_row (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- the order that was drafted of a clock that is over
ALTER TABLE clock ADD COLUMN pressed TEXT;
CREATE INDEX clock_to_press ON clock (due_at) WHERE result = 'running' AND pressed IS NULL AND light = 'red';
-- what indicators count
CREATE INDEX clock_by_term ON clock (term, due_at, result, item);
CREATE INDEX work_event_by_act ON work_event (act, at, item) WHERE act IN ('route', 'redirect', 'impose', 'return');
CREATE INDEX work_item_by_closing ON work_item (kind, closed_at) WHERE closed_at IS NOT NULL;

CREATE INDEX work_item_by_issuer ON work_item (issuer, kind, state);

-- bytes lie in the store's folder attachments, under their own name: the SHA-256
CREATE TABLE attachment (
  id TEXT NOT NULL PRIMARY KEY,
  item TEXT NOT NULL REFERENCES work_item (id),
  name TEXT NOT NULL,
  media TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  removed_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_of ON attachment (item, at, id);

CREATE TABLE certificate (
  user TEXT NOT NULL,
  number TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  by TEXT NOT NULL,
  PRIMARY KEY (user, number)
) STRICT, WITHOUT ROWID;
`
