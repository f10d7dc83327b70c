/** Items of work with their parties, events and clocks, and what they are judged by. */
export const work = `
CREATE TABLE counter (
  prefix TEXT NOT NULL,
  year INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (prefix, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE definition (
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;

-- rank is the colour's, higher first; care = key project; body is as the item was made, progress changes by acts
CREATE TABLE work_item (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  definition INTEGER NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  parent TEXT,
  host TEXT,
  issuer TEXT,
  restricted INTEGER NOT NULL,
  investigating INTEGER NOT NULL,
  colour TEXT,
  rank INTEGER NOT NULL,
  care INTEGER NOT NULL,
  due_at TEXT,
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  close_reason TEXT,
  body TEXT NOT NULL,
  progress TEXT NOT NULL
) STRICT;
-- wide enough that a list is counted and put in order without reading the items themselves
CREATE INDEX work_item_by_state ON work_item (kind, state, rank DESC, care DESC, due_at, id, host, colour,
  restricted, investigating);
CREATE INDEX work_item_by_host ON work_item (host, kind, state, due_at, rank, care, id, colour, opened_at,
  restricted, investigating);
CREATE INDEX work_item_by_due ON work_item (kind, coalesce(due_at, '9'), rank DESC, care DESC, id);
CREATE INDEX work_item_by_colour ON work_item (kind, rank DESC, care DESC, coalesce(due_at, '9'), id);
CREATE INDEX work_item_by_parent ON work_item (parent) WHERE parent IS NOT NULL;
CREATE INDEX work_item_restricted ON work_item (restricted, kind);

CREATE TABLE work_party (
  item TEXT NOT NULL REFERENCES work_item (id),
  office TEXT NOT NULL,
  part TEXT NOT NULL,
  from_at TEXT NOT NULL,
  to_at TEXT,
  PRIMARY KEY (item, office, part, from_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_party_by_office ON work_party (office, item) WHERE to_at IS NULL;

CREATE TABLE work_person (
  item TEXT NOT NULL REFERENCES work_item (id),
  user TEXT NOT NULL,
  part TEXT NOT NULL,
  from_at TEXT NOT NULL,
  to_at TEXT,
  PRIMARY KEY (item, user, part, from_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_person_by_user ON work_person (user, item) WHERE to_at IS NULL;

-- what: ring, lot, bidder, lead, run, rule, project, industry
CREATE TABLE work_link (
  item TEXT NOT NULL REFERENCES work_item (id),
  what TEXT NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (item, what, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_link_by_key ON work_link (what, key);

-- before: the item as it was, of an act that may be taken back
CREATE TABLE work_event (
  seq INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  item TEXT NOT NULL REFERENCES work_item (id),
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  user TEXT,
  office TEXT,
  capacity TEXT,
  position TEXT,
  input TEXT NOT NULL,
  note TEXT NOT NULL,
  undoes TEXT,
  source TEXT NOT NULL,
  before TEXT
) STRICT;
CREATE INDEX work_event_by_item ON work_event (item, seq);

-- light: the last that the sweep noted
CREATE TABLE clock (
  id INTEGER PRIMARY KEY,
  item TEXT NOT NULL REFERENCES work_item (id),
  term TEXT NOT NULL,
  term_version INTEGER NOT NULL,
  unit TEXT NOT NULL,
  amount INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  due_day TEXT NOT NULL,
  lenient_day TEXT NOT NULL,
  provisional INTEGER NOT NULL,
  paused_at TEXT,
  pauses TEXT NOT NULL,
  stopped_at TEXT,
  result TEXT NOT NULL CHECK (result IN ('running', 'met', 'late', 'void')),
  light TEXT NOT NULL,
  calendar_digest TEXT NOT NULL
) STRICT;
CREATE INDEX clock_by_due ON clock (result, due_at);
CREATE INDEX clock_by_item ON clock (item);

CREATE TABLE audit_outbox (
  uid TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
  key TEXT NOT NULL,
  user TEXT NOT NULL,
  digest TEXT NOT NULL,
  reply TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (key, user)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE route (
  id TEXT NOT NULL PRIMARY KEY,
  priority INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE check_line (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE colour_scheme (
  version INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE key_project (
  project TEXT NOT NULL PRIMARY KEY,
  programme TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE colour (
  object TEXT NOT NULL,
  id TEXT NOT NULL,
  colour TEXT NOT NULL,
  since TEXT NOT NULL,
  policy INTEGER NOT NULL,
  PRIMARY KEY (object, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE colour_event (
  seq INTEGER PRIMARY KEY,
  object TEXT NOT NULL,
  id TEXT NOT NULL,
  before TEXT,
  after TEXT NOT NULL,
  at TEXT NOT NULL,
  cause TEXT NOT NULL,
  basis TEXT NOT NULL,
  policy INTEGER NOT NULL,
  run TEXT,
  item TEXT,
  user TEXT,
  second_user TEXT
) STRICT;
CREATE INDEX colour_event_of ON colour_event (object, id, seq);

-- what: fact (fingerprint of a fact) or line (of the check sheet)
CREATE TABLE verdict (
  lead TEXT NOT NULL REFERENCES work_item (id),
  what TEXT NOT NULL CHECK (what IN ('fact', 'line')),
  id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  why TEXT NOT NULL,
  rule TEXT,
  user TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (lead, what, id)
) STRICT, WITHOUT ROWID;

-- rings and facts on lots that were old when first found: no lead until somebody releases them
CREATE TABLE stock (
  object TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('ring', 'lot')),
  rank INTEGER NOT NULL,
  score REAL NOT NULL,
  last_day TEXT NOT NULL,
  run TEXT NOT NULL,
  at TEXT NOT NULL,
  lead TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_waiting ON stock (rank DESC, score DESC, object) WHERE lead IS NULL;
`
