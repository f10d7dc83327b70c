import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'

/** Of a store. */
export const ROOM_FOLDER = 'restricted'
export const ROOM_FILE = 'discipline.sqlite'

const TABLES = `CREATE TABLE IF NOT EXISTS record (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  mark TEXT NOT NULL,
  same TEXT NOT NULL,
  box BLOB NOT NULL,
  UNIQUE (kind, mark)
) STRICT;
CREATE TABLE IF NOT EXISTS outbox (uid TEXT PRIMARY KEY, at TEXT NOT NULL, box TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS moved (uid TEXT PRIMARY KEY) STRICT;`

export type RoomDb = InstanceType<typeof Libsql>

/** Opens `discipline.sqlite` in the room's folder, made when absent, for its owner alone. */
export const openRoomDb = (folder: string): RoomDb => {
  const path = join(folder, ROOM_FILE)
  const db = new Libsql(path, { timeout: 10_000 })
  chmodSync(path, 0o600)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  db.exec(TABLES)
  return db
}
