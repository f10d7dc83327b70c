/** What offices say of lots, projects and bidders: a tag of a set, from day to day. */
export const tagTable = `
CREATE TABLE tag (
  object TEXT NOT NULL CHECK (object IN ('lot', 'project', 'bidder')),
  id TEXT NOT NULL,
  tag TEXT NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT,
  basis TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (object, id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_tag ON tag (tag, object, id);
`
