/**
 * What waits for the audit log goes in the order of the acts: two of one instant stood by their random uid.
 */
export const outboxOrder = `
ALTER TABLE audit_outbox RENAME TO audit_outbox_unordered;
CREATE TABLE audit_outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
INSERT INTO audit_outbox (uid, at, body) SELECT uid, at, body FROM audit_outbox_unordered ORDER BY at, uid;
DROP TABLE audit_outbox_unordered;
`
