import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { append } from '../arrays/append.js'
import { LEVELS } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord, RunRecord } from '../domain/run.js'
import type { Casebook, PlaceOf, RingQuery } from './casebook.js'
import { bodyOf, type Database, parsed } from './database.js'
import { inPlaces, linkRows, placeRows } from './ring-links.js'
import { rowSum } from './row-sum.js'
import { statements } from './statements.js'

const GREEN = LEVELS.indexOf('green')
const NEWEST = 9e15

type Rest = Pick<RingRecord, 'sources' | 'clear' | 'ties' | 'weighed'>

/** Rings by run and position: best first. */
export const ringTable = (db: Database) => {
  const tables = { prepared: statements(db), missing: missingByRun(db) }
  const questions: Pick<Casebook, 'rings' | 'ringIds' | 'ring' | 'ringAlone' | 'ringMark'> = {
    rings: (query) => listRings(tables, query),
    ringIds: (query) => listIds(tables, query),
    ring: (id, run) => oneRing(tables, id, run),
    ringAlone: (id, run) => ringAlone(tables, id, run),
    ringMark: (id, run) => markOf(tables, id, run),
  }
  return {
    questions,
    /**
     * Writes the rings of a run. Of runs before the last but one, green rings stay only where no newer record
     * has them.
     */
    insert: (seq: number, run: RunRecord, records: RingRecord[], placeOf?: PlaceOf): void => {
      const add = db.prepare(
        'INSERT INTO ring (run, position, id, level, body, rest, crc) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      const order = best(records)
      order.forEach(({ ring, sources, clear, ties, weighed }, position) => {
        const { notEvaluated, ...own } = ring
        const body = JSON.stringify(notEvaluated === run.notEvaluated ? own : ring)
        const rest = pack({ sources, clear, ties, ...(weighed && { weighed }) })
        const cells = [seq, position, ring.id, LEVELS.indexOf(ring.level), body, rest]
        add.run(...cells, rowSum(...cells))
      })
      linkRows(db, seq, order, placeOf)
      forgetGreen(db, seq)
    },
    /** Says where the lots of a run's rings lie, where that is not known. */
    place: (id: string, placeOf: PlaceOf): void => {
      const seq = seqOf(tables, id)
      if (seq !== undefined) placeRows(db, seq, ringsOf(tables, seq), placeOf)
    },
  }
}

const forgetGreen = (db: Database, seq: number): void => {
  const before = seq - 1
  const old = `SELECT run, position FROM ring r WHERE run < ${before} AND level = ${GREEN}
    AND EXISTS (SELECT 1 FROM ring newer WHERE newer.id = r.id AND newer.run > r.run)`
  db.exec(`DELETE FROM ring_link WHERE run < ${before} AND (run, position) IN (${old})`)
  db.exec(`DELETE FROM ring WHERE (run, position) IN (${old})`)
}

/** Level, then score descending, then id. */
const best = (records: RingRecord[]): RingRecord[] =>
  [...records].sort(
    ({ ring: x }, { ring: y }) =>
      LEVELS.indexOf(x.level) - LEVELS.indexOf(y.level) || y.score - x.score || (x.id < y.id ? -1 : 1),
  )

interface Tables {
  prepared: ReturnType<typeof statements>
  /** what could not be evaluated in a run: a ring has this list unless it has one of its own */
  missing(seq: number): Ring['notEvaluated']
}

const missingByRun = (db: Database): Tables['missing'] => {
  const known = new Map<number, Ring['notEvaluated']>()
  const find = db.prepare('SELECT body FROM run WHERE seq = ?')
  return (seq) => {
    const missing = known.get(seq) ?? bodyOf<RunRecord>(find.get(seq))!.notEvaluated
    known.set(seq, missing)
    return missing
  }
}

const listRings = (tables: Tables, query: RingQuery): { rings: Ring[]; total: number } => {
  const { prepared } = tables
  const run = seqOf(tables, query.run)
  if (run === undefined) return { rings: [], total: 0 }
  const { from, where, order, values } = conditions(run, query)
  const { total } = prepared(`SELECT count(*) AS total FROM ${from} WHERE ${where}`).get(...values) as {
    total: number
  }
  const rows = prepared(
    `SELECT r.body AS body FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
  ).all(...values, query.limit ?? -1, (query.after ?? -1) + 1)
  return { rings: rows.map((row) => ringOf(tables, run, (row as { body: string }).body)), total }
}

const listIds = (tables: Tables, query: RingQuery): string[] => {
  const run = seqOf(tables, query.run)
  if (run === undefined) return []
  const { from, where, order, values } = conditions(run, query)
  const rows = tables
    .prepared(`SELECT r.id AS id FROM ${from} WHERE ${where} ORDER BY ${order}`)
    .all(...values)
  return rows.map((row) => (row as { id: string }).id)
}

const LINKED = 'r.position IN (SELECT position FROM ring_link WHERE run = ? AND what = ? AND key = ?)'

interface Conditions {
  from: string
  where: string
  order: string
  values: (string | number)[]
}

/**
 * Without a bidder, lot or rule to start from, the index by level serves: counting and skipping touch no
 * body.
 */
const conditions = (run: number, query: RingQuery): Conditions => {
  const parts = ['r.run = ?']
  const values: (string | number)[] = [run]
  if (query.levels) {
    parts.push(`r.level IN (${query.levels.map(() => '?').join(', ')})`)
    append(
      values,
      query.levels.map((level) => LEVELS.indexOf(level)),
    )
  }
  for (const [what, key] of [query.bidder, query.lot, query.rule].entries()) {
    if (key === undefined) continue
    parts.push(LINKED)
    values.push(run, what + 1, key)
  }
  if (query.places) {
    const { sql, values: bound } = inPlaces(run, query.places)
    parts.push(sql)
    append(values, bound)
  }
  const linked = [query.bidder, query.lot, query.rule, query.places].some((one) => one !== undefined)
  return {
    from: linked ? 'ring r' : 'ring r INDEXED BY ring_by_level',
    where: parts.join(' AND '),
    order: linked ? 'r.position' : 'r.level, r.position',
    values,
  }
}

/** All rings of a run with their positions. */
function* ringsOf(tables: Tables, run: number): Generator<{ ring: Ring; position: number }> {
  const rows = tables.prepared('SELECT position, body FROM ring WHERE run = ? ORDER BY position').all(run)
  for (const { position, body } of rows as { position: number; body: string }[])
    yield { ring: ringOf(tables, run, body), position }
}

const seqOf = ({ prepared }: Tables, id: string | undefined): number | undefined => {
  const row =
    id === undefined
      ? prepared('SELECT seq FROM run ORDER BY seq DESC LIMIT 1').get()
      : prepared('SELECT seq FROM run WHERE id = ?').get(id)
  return (row as { seq: number } | undefined)?.seq
}

/** The row of a ring in a run; without one, its newest. */
const rowOf = <Row>(
  tables: Tables,
  columns: string,
  id: string,
  run: string | undefined,
): Row | undefined => {
  const seq = run === undefined ? NEWEST : seqOf(tables, run)
  if (seq === undefined) return undefined
  const row = tables
    .prepared(
      `SELECT ${columns}, run.id AS run, run.seq AS seq
       FROM ring r JOIN run ON run.seq = r.run WHERE r.id = ? AND r.run <= ? ORDER BY r.run DESC LIMIT 1`,
    )
    .get(id, seq) as (Row & { seq: number }) | undefined
  return row && (run === undefined || row.seq === seq) ? row : undefined
}

const oneRing = (tables: Tables, id: string, run: string | undefined): RingRecord | undefined => {
  const columns = 'r.body AS body, r.rest AS rest'
  const row = rowOf<{ body: string; rest: Uint8Array; run: string; seq: number }>(tables, columns, id, run)
  return row && { run: row.run, ring: ringOf(tables, row.seq, row.body), ...unpack(row.rest) }
}

const ringAlone = (tables: Tables, id: string, run: string | undefined): Ring | undefined => {
  const row = rowOf<{ body: string; seq: number }>(tables, 'r.body AS body', id, run)
  return row && ringOf(tables, row.seq, row.body)
}

/**
 * The checksum is of the whole row, and tells rows apart that have one number after the runs were cleared.
 */
const markOf = (tables: Tables, id: string, run: string | undefined): string | undefined => {
  const row = rowOf<{ position: number; crc: number; run: string }>(
    tables,
    'r.position AS position, r.crc AS crc',
    id,
    run,
  )
  return row && `${row.run} ${row.position} ${id} ${row.crc}`
}

const ringOf = (tables: Tables, run: number, body: string): Ring => {
  const ring = parsed<Ring>(body)
  return ring.notEvaluated ? ring : { ...ring, notEvaluated: tables.missing(run) }
}

const pack = (rest: Rest): Buffer => deflateRawSync(JSON.stringify(rest), { level: 1 })
const unpack = (bytes: Uint8Array): Rest => {
  let text = ''
  try {
    text = inflateRawSync(bytes).toString()
  } catch {
    // damaged: no JSON either
  }
  return parsed<Rest>(text)
}
