/**
 * Tries at names that there are not: counted, so that they cost the same write as those at names there are.
 */
export const strangerTries = `
CREATE TABLE stranger_tries (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  tries INTEGER NOT NULL,
  last_at TEXT NOT NULL
) STRICT;
INSERT INTO stranger_tries (id, tries, last_at) VALUES (1, 0, '');
`
