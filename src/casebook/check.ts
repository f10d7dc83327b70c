import { createHash } from 'node:crypto'
import Libsql from 'libsql'
import type { Ring } from '../domain/ring.js'
import type { CasebookCheck, ReportRecord } from './casebook.js'
import { type Database, META } from './database.js'
import { COPIED } from './migrations/017-copies.js'
import { applyFrom } from './migrations/index.js'
import type { ReleaseRecord } from './releases.js'
import { linksOf, PLACE } from './ring-links.js'
import { rowSum } from './row-sum.js'

/** Cells that a row's checksum is over, in order, and the key by which it is named. */
const SUMMED: Record<string, { key: string; cells: string[] }> = {
  run: { key: 'id', cells: ['id', 'body'] },
  ring: { key: 'id', cells: ['run', 'position', 'id', 'level', 'body', 'rest'] },
  lot_flag: { key: 'lot', cells: ['run', 'position', 'lot', 'rule', 'body'] },
  statutory_fact: { key: 'lot', cells: ['run', 'position', 'lot', 'rule', 'body'] },
  identity: { key: 'id', cells: ['id', 'state', 'body'] },
  event: { key: 'ring', cells: ['ring', 'body'] },
}
/** Tables that hold files, and where the record of one has the SHA-256. */
const FILES: Record<string, (body: unknown) => string> = {
  report: (body) => (body as ReportRecord).sha256,
  release: (body) => (body as ReleaseRecord).file.sha256,
}
const EXAMPLES = 5

type Cell = number | null | ArrayBuffer
type Row = Record<string, Cell>
const bytesOf = (cell: Cell): number | Uint8Array =>
  cell instanceof ArrayBuffer ? new Uint8Array(cell) : (cell ?? 0)

/** Columns with texts as their bytes: the driver ends the process on a text that is no UTF-8. */
const raw = (...columns: string[]): string =>
  columns.map((one) => `iif(typeof(${one}) = 'text', CAST(${one} AS BLOB), ${one}) AS ${one}`).join(', ')

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** A cell as text; throws on bytes that are no UTF-8. */
const textOf = (cell: Cell): string => (cell instanceof ArrayBuffer ? strict.decode(cell) : String(cell))
const nameOf = (cell: Cell): string =>
  cell instanceof ArrayBuffer ? new TextDecoder().decode(cell) : String(cell)

/**
 * Reads every row of the case book: the file's structure and schema, each row against its checksum or its
 * copy, files against the SHA-256 they were kept with, and what rings are looked up by against the rings.
 */
export const checkCasebook = (db: Database): CasebookCheck => {
  const damaged: string[] = []
  let [records, unsummed] = [0, 0]
  const look = (name: string, work: () => void): void => {
    try {
      work()
    } catch (error) {
      damaged.push(`${name}: ${(error as Error).message}`)
    }
  }
  const tell = (found: Iterable<string>): void => {
    for (const one of found) damaged.push(one)
  }
  look('structure', () => tell(structureOf(db)))
  look('schema', () => tell(otherSchema(db)))
  for (const [table, { key, cells }] of Object.entries(SUMMED))
    look(table, () => {
      for (const row of db.prepare(`SELECT ${raw(...cells)}, crc FROM ${table}`).iterate() as Iterable<Row>) {
        records++
        if (row.crc === null) unsummed++
        else if (rowSum(...cells.map((cell) => bytesOf(row[cell]!))) !== row.crc)
          damaged.push(`${table} ${nameOf(row[key]!)}`)
      }
    })
  for (const table of [
    ...Object.keys(COPIED),
    'grant_request',
    'exchange_peer',
    'exchange_file',
    'spot_check',
  ])
    look(table, () => {
      records += (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n
    })
  for (const [table, sha256Of] of Object.entries(FILES))
    look(table, () => {
      for (const row of db
        .prepare(`SELECT ${raw('id', 'body', 'bytes')} FROM ${table}`)
        .iterate() as Iterable<Row>)
        look(`${table} ${nameOf(row.id!)}`, () => {
          if (sha256(row.bytes!) !== sha256Of(JSON.parse(textOf(row.body!))))
            damaged.push(`${table} ${nameOf(row.id!)}: its bytes are not those that were kept`)
        })
    })
  look('ring_link', () => checkLinks(db, damaged))
  return { records, unsummed, damaged: damaged.length, examples: damaged.slice(0, EXAMPLES) }
}

/** What SQLite finds wrong; a row that is not as its copy is named by its table. */
const structureOf = (db: Database): string[] =>
  (db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[])
    .map(({ integrity_check }) => integrity_check)
    .filter((found) => found !== 'ok')
    .map((found) =>
      found.replace(/^row (\d+) missing from index (\w+)_whole$/, '$2, row $1: not as its copy'),
    )

/** Parts of the schema that are not as the migrations make them. */
const otherSchema = (db: Database): string[] => {
  const SCHEMA = `SELECT ${raw('name', 'sql')} FROM sqlite_schema WHERE sql IS NOT NULL`
  const of = (one: Database): Map<string, string> =>
    new Map((one.prepare(SCHEMA).all() as Row[]).map(({ name, sql }) => [nameOf(name!), nameOf(sql!)]))
  const made = new Libsql(':memory:')
  try {
    made.exec(META)
    applyFrom(made, 0)
    const [expected, found] = [of(made), of(db)]
    return [...new Set([...expected.keys(), ...found.keys()])]
      .filter((name) => expected.get(name) !== found.get(name))
      .map((name) => `schema: ${name} is not as it was made`)
  } finally {
    made.close()
  }
}

const sha256 = (bytes: Cell): string =>
  createHash('sha256')
    .update(Buffer.from(bytesOf(bytes) as Uint8Array))
    .digest('hex')

/** Places are the graph's to say; here they are held to a ring, and to `industry/region/…`. */
const LOST_PLACES = `SELECT count(*) AS places FROM ring_link l WHERE what = ${PLACE} AND (instr(key, '/') = 0
  OR NOT EXISTS (SELECT 1 FROM ring r WHERE r.run = l.run AND r.position = l.position))`

const checkLinks = (db: Database, damaged: string[]): void => {
  const kept = db.prepare(
    `SELECT what, ${raw('key')} FROM ring_link WHERE run = ? AND position = ? AND what <> ${PLACE} ORDER BY what, key`,
  )
  const rings = db
    .prepare(`SELECT ${raw('run', 'position', 'id', 'body')} FROM ring`)
    .iterate() as Iterable<Row>
  let expected = 0
  for (const { run, position, id, body } of rings) {
    const own = linksOf({ ring: JSON.parse(textOf(body!)) as Ring }, Number(position)).map(
      ([what, key]) => `${what} ${key}`,
    )
    const found = (kept.all(textOf(run!), position) as Row[]).map(
      ({ what, key }) => `${what} ${nameOf(key!)}`,
    )
    expected += own.length
    if (own.sort().join('\n') !== found.sort().join('\n')) damaged.push(`ring_link ${nameOf(id!)}`)
  }
  const { n } = db.prepare(`SELECT count(*) AS n FROM ring_link WHERE what <> ${PLACE}`).get() as {
    n: number
  }
  if (n !== expected) damaged.push(`ring_link: ${n} rows, ${expected} expected`)
  const { places } = db.prepare(LOST_PLACES).get() as { places: number }
  if (places > 0) damaged.push(`ring_link: ${places} places of no ring, or of no form`)
}
