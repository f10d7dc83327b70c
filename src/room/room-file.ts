import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { Official, type OfficialsTaken } from './officials.js'
import { roomKey } from './room-key.js'

/** The file of the commission's room, every row of it sealed. */
export interface RoomFile {
  /** Writes officials over those of the same person and unit; all or none. */
  putOfficials(officials: readonly Official[]): OfficialsTaken
  /** In the order in which they came. */
  officials(): Official[]
  /** A text sealed for the audit log, in base64, and opened again. */
  sealEntry(text: string): string
  openEntry(box: string): string
  close(): void
}

const TABLES = `CREATE TABLE IF NOT EXISTS record (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  mark TEXT NOT NULL,
  same TEXT NOT NULL,
  box BLOB NOT NULL,
  UNIQUE (kind, mark)
) STRICT;`
const PUT = `INSERT INTO record (kind, mark, same, box) VALUES ('official', ?, ?, ?)
  ON CONFLICT (kind, mark) DO UPDATE SET same = excluded.same, box = excluded.box`

const AS_OFFICIAL = 'official'
const AS_ENTRY = 'audit entry'

/**
 * Opens `<store>/restricted/discipline.sqlite`, made when absent, for its owner alone. Its rows lie in boxes;
 * beside them stand keyed marks, by which the same person is found again and a change is told.
 */
export const openRoomFile = (dir: string): RoomFile => {
  const folder = join(dir, 'restricted')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = roomKey(join(folder, 'room.key'))
  const path = join(folder, 'discipline.sqlite')
  const db = new Libsql(path, { timeout: 10_000 })
  chmodSync(path, 0o600)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  db.exec(TABLES)
  const put = db.prepare(PUT)
  const all = db.prepare("SELECT box FROM record WHERE kind = 'official' ORDER BY seq")
  const held = db.prepare("SELECT same FROM record WHERE kind = 'official' AND mark = ?")
  const take = (official: Official): keyof OfficialsTaken => {
    const { name, identity, unit } = official
    const mark = key.mark(`official\n${identity?.toUpperCase() ?? name}\n${unit}`)
    const clear = JSON.stringify(official)
    const same = key.mark(clear)
    const before = held.get(mark) as { same: string } | undefined
    if (before?.same === same) return 'same'
    put.run(mark, same, key.seal(clear, AS_OFFICIAL))
    return before ? 'changed' : 'added'
  }
  return {
    putOfficials: (officials) => {
      const taken: OfficialsTaken = { added: 0, changed: 0, same: 0 }
      db.transaction(() => {
        for (const official of officials) taken[take(official)]++
      }).immediate()
      return taken
    },
    officials: () =>
      (all.all() as { box: Uint8Array | ArrayBuffer }[]).map(({ box }) =>
        Official.parse(JSON.parse(key.open(new Uint8Array(box), AS_OFFICIAL))),
      ),
    sealEntry: (text) => key.seal(text, AS_ENTRY).toString('base64'),
    openEntry: (box) => key.open(Buffer.from(box, 'base64'), AS_ENTRY),
    close: () => void db.close(),
  }
}
