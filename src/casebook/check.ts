import { createHash } from 'node:crypto'
import type { Ring } from '../domain/ring.js'
import type { CasebookCheck, ReportRecord } from './casebook.js'
import type { Database } from './database.js'
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
/** Tables whose rows change one by one: each must be readable. */
const READ = ['job', 'api_key', 'schedule', 'work_item']
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
 * Reads every row of the case book: the file's structure, each row against its checksum, reports against the
 * SHA-256 they were issued with, and what rings are looked up by against the rings.
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
  look('structure', () => {
    for (const row of db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[])
      if (row.integrity_check !== 'ok') damaged.push(row.integrity_check)
  })
  for (const [table, { key, cells }] of Object.entries(SUMMED))
    look(table, () => {
      for (const row of db.prepare(`SELECT ${raw(...cells)}, crc FROM ${table}`).iterate() as Iterable<Row>) {
        records++
        if (row.crc === null) unsummed++
        else if (rowSum(...cells.map((cell) => bytesOf(row[cell]!))) !== row.crc)
          damaged.push(`${table} ${nameOf(row[key]!)}`)
      }
    })
  for (const table of READ)
    look(table, () => {
      for (const row of db.prepare(`SELECT ${raw('id', 'body')} FROM ${table}`).iterate() as Iterable<Row>) {
        records++
        look(`${table} ${nameOf(row.id!)}`, () => void JSON.parse(textOf(row.body!)))
      }
    })
  look('report', () => {
    for (const row of db
      .prepare(`SELECT ${raw('id', 'body', 'bytes')} FROM report`)
      .iterate() as Iterable<Row>) {
      records++
      look(`report ${nameOf(row.id!)}`, () => checkReport(row, damaged))
    }
  })
  look('ring_link', () => checkLinks(db, damaged))
  return { records, unsummed, damaged: damaged.length, examples: damaged.slice(0, EXAMPLES) }
}

const checkReport = ({ id, body, bytes }: Row, damaged: string[]): void => {
  const { sha256 } = JSON.parse(textOf(body!)) as ReportRecord
  const found = createHash('sha256')
    .update(bytesOf(bytes!) as Uint8Array)
    .digest('hex')
  if (found !== sha256) damaged.push(`report ${nameOf(id!)}: its bytes are not those that were issued`)
}

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
