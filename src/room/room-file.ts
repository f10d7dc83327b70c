import { AppError } from '../domain/errors.js'
import { Official, type OfficialsTaken } from './officials.js'
import type { RoomDb } from './room-db.js'
import type { RoomKey } from './room-key.js'
import { roomOutbox, type SealedWaiting } from './room-outbox.js'
import { type FiledCase, Sieve, type SieveAct, type SieveActor, stepSieve } from './sieves.js'

/** The file of the commission's room, every row of it sealed. */
export interface RoomFile {
  /** Writes officials over those of the same person and unit, with the entry of it; all or none. */
  putOfficials(officials: readonly Official[], entry: SealedWaiting): OfficialsTaken
  /** In the order in which they came. */
  officials(): Official[]
  /**
   * Opens a sieve for each case that has none yet, with the entry that `told` makes of their ids; answers
   * them all, in the order in which they were opened.
   */
  sieves(filed: readonly FiledCase[], at: string, told: (ids: readonly string[]) => SealedWaiting): Sieve[]
  /** With the entry of it. Fails with `not_found`, and as `stepSieve` does. */
  actOnSieve(id: string, act: SieveAct, by: { actor: SieveActor; entry: SealedWaiting }): Sieve
}

const PUT = `INSERT INTO record (kind, mark, same, box) VALUES (?, ?, ?, ?)
  ON CONFLICT (kind, mark) DO UPDATE SET same = excluded.same, box = excluded.box`

type Kind = 'official' | 'sieve'
type Box = { box: Uint8Array | ArrayBuffer }

/**
 * What lies in the room's file, under its key. Rows lie in boxes; beside them stand keyed marks, by which the
 * same person is found again and a change is told.
 */
export const roomFileOf = (db: RoomDb, key: RoomKey): RoomFile => {
  const { within, putOut } = roomOutbox(db)
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
    putOfficials: (officials, entry) =>
      within(entry, () => {
        const taken: OfficialsTaken = { added: 0, changed: 0, same: 0 }
        for (const official of officials) taken[keep('official', personOf(official), official)]++
        return taken
      }),
    officials: () => opened('official').map((one) => Official.parse(one)),
    sieves: (filed, at, told) => {
      const unscreened = (): FiledCase[] => {
        const known = new Set(sieves().map((sieve) => nameOf(sieve.case)))
        return filed.filter((one) => !known.has(nameOf(one)))
      }
      if (unscreened().length > 0)
        db.transaction(() => {
          const n = sieves().length
          const opened = unscreened().map((one, i) => newSieve(one, n + 1 + i, at))
          for (const sieve of opened) keepSieve(sieve)
          if (opened.length > 0) putOut(told(opened.map(({ id }) => id)))
        }).immediate()
      return sieves()
    },
    actOnSieve: (id, act, { actor, entry }) =>
      within(entry, () => {
        const sieve = sieves().find((one) => one.id === id)
        if (!sieve) throw new AppError('not_found', `There is no sieve "${id}"`)
        const after = stepSieve(sieve, act, actor, entry.at)
        keepSieve(after)
        return after
      }),
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
