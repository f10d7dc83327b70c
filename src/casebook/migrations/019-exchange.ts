/** Files between networks that do not meet: whose keys are known, and every file that went or came. */
export const exchangeTables = `
CREATE TABLE exchange_peer (
  fingerprint TEXT NOT NULL PRIMARY KEY,
  office TEXT NOT NULL,
  public_pem TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- peer: of files that went the office they are for; of those that came the fingerprint of who signed
CREATE TABLE exchange_file (
  way TEXT NOT NULL CHECK (way IN ('out', 'in')),
  peer TEXT NOT NULL,
  office TEXT NOT NULL,
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  item TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('lead', 'reply')),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  file TEXT NOT NULL,
  PRIMARY KEY (way, peer, office, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX exchange_file_id ON exchange_file (way, id) WHERE way = 'out';
CREATE INDEX exchange_peer_whole ON exchange_peer (fingerprint, office, public_pem, by, at);
CREATE INDEX exchange_file_whole ON exchange_file (way, peer, office, n, id, sha256, item, kind, at, by, file);
`
