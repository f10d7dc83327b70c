/** How many personal values each person was shown in clear, by day. */
export const clearCountTable = `
CREATE TABLE clear_count (
  user TEXT NOT NULL,
  day TEXT NOT NULL,
  shown INTEGER NOT NULL,
  PRIMARY KEY (user, day)
) STRICT, WITHOUT ROWID;
`
