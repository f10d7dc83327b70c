/** Cases opened for a time to an office or a person that acts by case alone. */
export const caseGrants = `
CREATE TABLE grant_case (
  id TEXT NOT NULL PRIMARY KEY,
  office TEXT,
  user TEXT,
  object TEXT NOT NULL,
  id_of TEXT NOT NULL,
  from_at TEXT NOT NULL,
  to_at TEXT NOT NULL,
  basis TEXT NOT NULL,
  by TEXT NOT NULL,
  approved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX grant_by_object ON grant_case (id_of);
`
