/** Numbers that lots and projects had and were given instead: each new one belongs to one old one. */
export const numberTable = `
CREATE TABLE id_map (
  kind TEXT NOT NULL CHECK (kind IN ('lot', 'project')),
  new TEXT NOT NULL,
  old TEXT NOT NULL,
  from_day TEXT,
  basis TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (kind, new)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX id_map_old ON id_map (kind, old);
`
