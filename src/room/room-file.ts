import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { AppError } from '../domain/errors.js'
import { Official, type OfficialsTaken } from './officials.js'
import type { RoomKey } from './room-key.js'
import { type FiledCase, Sieve, type SieveAct, type SieveActor, stepSieve } from './sieves.js'

/** The file of the commission's room, every row of it sealed. */
export interface RoomFile {
  /** Writes officials over those of the same person and unit; all or none. */
  putOfficials(officials: readonly Official[]): OfficialsTaken
  /** In the order in which they came. */
  officials(): Official[]
  /**
   * Opens a sieve for each case that has none yet; answers them all, in the order in which they were opened.
   */
  sieves(filed: readonly FiledCase[], at: string): Sieve[]
  /** Fails with `not_found`, and as `stepSieve` does. */
  actOnSieve(id: string, act: SieveAct, actor: SieveActor, at: string): Sieve
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
const PUT = `INSERT INTO record (kind, mark, same, box) VALUES (?, ?, ?, ?)
  ON CONFLICT (kind, mark) DO UPDATE SET same = excluded.same, box = excluded.box`

type Kind = 'official' | 'sieve'
type Box = { box: Uint8Array | ArrayBuffer }

/**
 * Opens `discipline.sqlite` in the room's folder, made when absent, for its owner alone. Its rows lie in
 * boxes; beside them stand keyed marks, by which the same person is found again and a change is told.
 */
export const openRoomFile = (folder: string, key: RoomKey): RoomFile => {
  const path = join(folder, 'discipline.sqlite')
  const db = new Libsql(path, { timeout: 10_000 })
  chmodSync(path, 0o600)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  db.exec(TABLES)
  const put = db.prepare(PUT)
  const all = db.prepare('SELECT box FROM record WHERE kind = ? ORDER BY seq')
  const held = db.prepare('SELECT same FROM record WHERE kind = ? AND mark = ?')
  const opened = (kind: Kind): unknown[] =>
    (all.all(kind) as Box[]).map(({ box }) => JSON.parse(key.open(new Uint8Array(box), kind)))
  const keep = (kind: Kind, name: string, value: object): keyof OfficialsTaken => {
    const mark = key.mark(`${kind}\n${name}`)
    const clear = JSON.stringify(value)
    const same = key.mark(clear)
    const before = held.get(kind, mark) as { same: string } | undefined
    if (before?.same === same) return 'same'
    put.run(kind, mark, same, key.seal(clear, kind))
    return before ? 'changed' : 'added'
  }
  const sieves = (): Sieve[] => opened('sieve').map((one) => Sieve.parse(one))
  const keepSieve = (sieve: Sieve): void => void keep('sieve', nameOf(sieve.case), sieve)
  return {
    putOfficials: (officials) => {
      const taken: OfficialsTaken = { added: 0, changed: 0, same: 0 }
      db.transaction(() => {
        for (const official of officials) taken[keep('official', personOf(official), official)]++
      }).immediate()
      return taken
    },
    officials: () => opened('official').map((one) => Official.parse(one)),
    sieves: (filed, at) => {
      const before = sieves()
      const known = new Set(before.map((sieve) => nameOf(sieve.case)))
      const fresh = filed.filter((one) => !known.has(nameOf(one)))
      if (fresh.length === 0) return before
      db.transaction(() => {
        let n = sieves().length
        for (const one of fresh) keepSieve(newSieve(one, ++n, at))
      }).immediate()
      return sieves()
    },
    actOnSieve: (id, act, actor, at) =>
      db
        .transaction(() => {
          const sieve = sieves().find((one) => one.id === id)
          if (!sieve) throw new AppError('not_found', `There is no sieve "${id}"`)
          const after = stepSieve(sieve, act, actor, at)
          keepSieve(after)
          return after
        })
        .immediate() as Sieve,
    close: () => void db.close(),
  }
}

const personOf = ({ name, identity, unit }: Official): string => `${identity?.toUpperCase() ?? name}\n${unit}`

const nameOf = ({ item, kind }: FiledCase): string => `${item}\n${kind}`

const newSieve = (filed: FiledCase, n: number, at: string): Sieve => ({
  id: `SV-${filed.at.slice(0, 4)}-${String(n).padStart(6, '0')}`,
  case: filed,
  openedAt: at,
  ...{ state: 'open', worker: null, answer: null, confirmed: null, returned: null },
})
