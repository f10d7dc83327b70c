import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LotFlagRecord, ReportRecord } from '../../src/casebook/casebook.js'
import { openCasebook } from '../../src/casebook/open.js'
import { uniformStream } from '../../src/stats/random.js'
import { ringRecord } from '../exports/support.js'
import { aRun } from '../support/run.js'

let dir: string
const file = (): string => join(dir, 'casebook.sqlite')
const flags = Array.from(
  { length: 60 },
  (_, i): LotFlagRecord => ({
    lot: `L${i}`,
    rule: 'PRC-04',
    grade: '线',
    bidders: ['A', `B${i}`],
    bits: 6.64,
    p: 0.01,
    null: 'rank',
    detail: { cv: i },
  }),
)
/** What the case book holds, as text. */
const content = (of = dir): string => {
  const casebook = openCasebook(of)
  try {
    return JSON.stringify([casebook.runs(), casebook.lotFlags({}), casebook.jobs({ limit: 9 })])
  } finally {
    casebook.close()
  }
}
const damage = (of = dir): string[] => {
  const casebook = openCasebook(of)
  try {
    return casebook.check().examples
  } finally {
    casebook.close()
  }
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'casebook-'))
  const casebook = openCasebook(dir)
  casebook.saveRun(aRun('RUN-000001'), [], [], [], flags)
  casebook.close()
})
afterEach(() => rmSync(dir, { recursive: true }))

it('a case book as it was written has nothing damaged, and counts its records', () => {
  const casebook = openCasebook(dir)
  expect(casebook.check()).toEqual({ records: 64, unsummed: 0, damaged: 0, examples: [] })
  casebook.close()
})

it('where the lots of a ring lie is no damage; a place of no ring is', () => {
  const casebook = openCasebook(dir)
  const ring = ringRecord()
  casebook.saveRun(aRun('RUN-000002'), [ring], [], [], [], [], () => 'housing/330922')
  expect(casebook.check().examples).toEqual([])
  casebook.close()
  const db = new Libsql(file())
  db.exec('UPDATE ring_link SET position = 7 WHERE what = 4')
  db.close()
  expect(damage()).toEqual(['ring_link: 1 places of no ring, or of no form'])
})

it('a row changed behind its back is named', () => {
  const db = new Libsql(file())
  db.exec(`UPDATE lot_flag SET body = replace(body, '6.64', '9.64') WHERE lot = 'L7'`)
  db.close()
  expect(damage()).toEqual(['lot_flag L7'])
})

it('a byte turned over shows, unless nothing of the content depends on it', () => {
  const before = content()
  const db = new Libsql(file())
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  const whole = readFileSync(file())
  const random = uniformStream(1, 0)
  let found = 0
  const used = [...whole.keys()].filter((at) => whole[at] !== 0)
  for (let round = 0; round < 40; round++) {
    const bytes = Buffer.from(whole)
    bytes[used[Math.floor(random() * used.length)]!]! ^= 0x15
    const copy = join(dir, String(round))
    mkdirSync(copy)
    writeFileSync(join(copy, 'casebook.sqlite'), bytes)
    try {
      if (damage(copy).length > 0) found++
      else expect(content(copy)).toBe(before)
    } catch (error) {
      if ((error as { code?: string }).code !== 'engine_unavailable') throw error
      found++
    }
  }
  expect(found).toBeGreaterThan(20)
})

/** One more byte of the file that is `text` becomes another. */
const turnOver = (text: string): void => {
  const bytes = readFileSync(file())
  const at = bytes.indexOf(text)
  expect(at).toBeGreaterThan(0)
  bytes[at + 1]! ^= 0x02
  writeFileSync(file(), bytes)
}
const onFile = (sql: string): void => {
  const db = new Libsql(file())
  db.exec(sql)
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
}

it('every table has a checksum or a copy of each of its columns; bytes of files have their SHA-256', () => {
  const db = new Libsql(file())
  const all = (sql: string): string[] => (db.prepare(sql).all() as { name: string }[]).map(({ name }) => name)
  const tables = all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  const columns = (of: string): string[] => all(`SELECT name FROM pragma_table_info('${of}')`)
  const copied = (of: string): string[] => all(`SELECT name FROM pragma_index_info('${of}_whole')`)
  const unguarded = tables.filter((table) => {
    if (columns(table).includes('crc')) return false
    return columns(table).some((column) => column !== 'bytes' && !copied(table).includes(column))
  })
  db.close()
  // what rings are looked up by is made anew of the rings
  expect(unguarded).toEqual(['ring_link'])
  expect(tables.length).toBeGreaterThan(45)
})

it.each([
  ['definition', "INSERT INTO definition VALUES ('lead', 77, 'f00', '{\"zebra\":1}')", 'zebra'],
  ['job', `INSERT INTO job (id, body) VALUES ('J1', '{"giraffe":1}')`, 'giraffe'],
  ['schema', 'SELECT 1', 'CHECK (what IN'],
])('a letter that changed in the table %s is named', (table, sql, text) => {
  onFile(sql)
  expect(damage()).toEqual([])
  turnOver(text)
  let found: string[] = []
  try {
    found = damage()
  } catch (error) {
    found = [`schema ${(error as { code?: string }).code}`]
  }
  expect(found.join('\n')).toMatch(new RegExp(`^${table}`, 'm'))
})

it('a report whose bytes are not those that were issued is named', () => {
  const casebook = openCasebook(dir)
  const bytes = Buffer.from('quarterly report')
  const record = {
    id: 'RPT-1',
    sha256: createHash('sha256').update(bytes).digest('hex'),
  } as ReportRecord
  casebook.addReport(record, bytes)
  expect(casebook.check()).toMatchObject({ records: 65, damaged: 0 })
  casebook.close()
  const db = new Libsql(file())
  db.exec(`UPDATE report SET bytes = CAST('quarterly rep0rt' AS BLOB) WHERE id = 'RPT-1'`)
  db.close()
  expect(damage()).toEqual(['report RPT-1: its bytes are not those that were kept'])
})
