import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { LEVELS } from '../domain/grade.js'
import type { Ring } from '../rings/ring.js'
import type { Casebook, RingQuery, RingRecord } from './casebook.js'
import { bodiesOf, type Database } from './database.js'

const BIDDER = 1
const LOT = 2
const RULE = 3
const NEWEST = 9e15

type Rest = Pick<RingRecord, 'sources' | 'clear' | 'ties'>

/** Rings by run and position: best first. What the list shows is plain JSON, what only the explanation needs is packed. */
export const ringTable = (db: Database) => {
  const questions: Pick<Casebook, 'rings' | 'ring'> = {
    rings: (query) => listRings(db, query),
    ring: (id, run) => oneRing(db, id, run),
  }
  const add = db.prepare('INSERT INTO ring (run, position, id, level, body, rest) VALUES (?, ?, ?, ?, ?, ?)')
  const link = db.prepare(
    'INSERT INTO ring_link (run, what, key, position) SELECT DISTINCT ?, ?, value, ? FROM json_each(?)',
  )
  return {
    questions,
    insert: (run: number, records: RingRecord[]): void => {
      best(records).forEach(({ ring, sources, clear, ties }, position) => {
        const rest: Rest = { sources, clear, ties }
        add.run(run, position, ring.id, LEVELS.indexOf(ring.level), JSON.stringify(ring), pack(rest))
        link.run(run, BIDDER, position, JSON.stringify(ring.members.map((member) => member.bidderId)))
        link.run(run, LOT, position, JSON.stringify(ring.lots))
        link.run(run, RULE, position, JSON.stringify(ring.evidence.map((item) => item.rule)))
      })
    },
  }
}

/** Level, then score descending, then id. */
const best = (records: RingRecord[]): RingRecord[] =>
  [...records].sort(
    ({ ring: x }, { ring: y }) =>
      LEVELS.indexOf(x.level) - LEVELS.indexOf(y.level) || y.score - x.score || (x.id < y.id ? -1 : 1),
  )

const listRings = (db: Database, query: RingQuery): { rings: Ring[]; total: number } => {
  const run = runSeq(db, query.run)
  if (run === undefined) return { rings: [], total: 0 }
  const { where, values } = conditions(run, query)
  const { total } = db.prepare(`SELECT count(*) AS total FROM ring r WHERE ${where}`).get(...values) as {
    total: number
  }
  const rows = db
    .prepare(`SELECT r.body AS body FROM ring r WHERE ${where} ORDER BY r.position LIMIT ? OFFSET ?`)
    .all(...values, query.limit ?? -1, (query.after ?? -1) + 1)
  return { rings: bodiesOf<Ring>(rows), total }
}

const conditions = (run: number, query: RingQuery): { where: string; values: (string | number)[] } => {
  const parts = ['r.run = ?']
  const values: (string | number)[] = [run]
  if (query.levels) {
    parts.push(`r.level IN (${query.levels.map(() => '?').join(', ')})`)
    values.push(...query.levels.map((level) => LEVELS.indexOf(level)))
  }
  for (const [what, key] of [
    [BIDDER, query.bidder],
    [LOT, query.lot],
    [RULE, query.rule],
  ] as const) {
    if (key === undefined) continue
    parts.push('r.position IN (SELECT position FROM ring_link WHERE run = ? AND what = ? AND key = ?)')
    values.push(run, what, key)
  }
  return { where: parts.join(' AND '), values }
}

const runSeq = (db: Database, id: string | undefined): number | undefined => {
  const row =
    id === undefined
      ? db.prepare('SELECT seq FROM run ORDER BY seq DESC LIMIT 1').get()
      : db.prepare('SELECT seq FROM run WHERE id = ?').get(id)
  return (row as { seq: number } | undefined)?.seq
}

const oneRing = (db: Database, id: string, run: string | undefined): RingRecord | undefined => {
  const seq = run === undefined ? NEWEST : runSeq(db, run)
  if (seq === undefined) return undefined
  const row = db
    .prepare(
      `SELECT r.body AS body, r.rest AS rest, run.id AS run, run.seq AS seq
       FROM ring r JOIN run ON run.seq = r.run WHERE r.id = ? AND r.run <= ? ORDER BY r.run DESC LIMIT 1`,
    )
    .get(id, seq) as { body: string; rest: Uint8Array; run: string; seq: number } | undefined
  if (!row || (run !== undefined && row.seq !== seq)) return undefined
  return { run: row.run, ring: JSON.parse(row.body) as Ring, ...unpack(row.rest) }
}

const pack = (rest: Rest): Buffer => deflateRawSync(JSON.stringify(rest), { level: 1 })
const unpack = (bytes: Uint8Array): Rest => JSON.parse(inflateRawSync(bytes).toString()) as Rest
