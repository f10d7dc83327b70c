import fc from 'fast-check'
import Libsql from 'libsql'
import { afterAll, expect, it } from 'vitest'
import { ROWS, type RowWord, type WorkRow } from '../../src/access/rows.js'
import { caseGrants } from '../../src/casebook/migrations/007-case-grants.js'

const WORK = `
CREATE TABLE work_item (id TEXT PRIMARY KEY, host TEXT, issuer TEXT, restricted INTEGER, investigating INTEGER);
CREATE TABLE work_party (item TEXT, office TEXT, part TEXT, from_at TEXT, to_at TEXT);
CREATE TABLE work_person (item TEXT, user TEXT, part TEXT, from_at TEXT, to_at TEXT);`

const db = new Libsql(':memory:')
db.exec(WORK + caseGrants)
const TABLES = ['work_item', 'work_party', 'work_person', 'grant_case']
afterAll(() => void db.close())

const AT = '2026-03-10T00:00:00.000Z'
const office = fc.constantFrom('O-zj', 'O-jt', 'O-ga')
const user = fc.constantFrom('U-000001', 'U-000002')
const day = fc.constantFrom('2026-03-09T00:00:00.000Z', AT, '2026-03-11T00:00:00.000Z')
const ended = fc.option(day)
const flag = fc.boolean()
const item: fc.Arbitrary<WorkRow> = fc.record({
  host: fc.option(office),
  issuer: fc.option(office),
  restricted: flag,
  investigating: flag,
  parties: fc.array(
    fc.record({
      office,
      part: fc.constantFrom('host', 'cohandler', 'copied', 'addressee', 'issuer'),
      toAt: ended,
    }),
    { maxLength: 3 },
  ),
  people: fc.array(
    fc.record({ user, part: fc.constantFrom('handler', 'inspector', 'declared-recusal'), toAt: ended }),
    { maxLength: 2 },
  ),
  grants: fc.array(fc.record({ office: fc.option(office), user: fc.option(user), fromAt: day, toAt: day }), {
    maxLength: 2,
  }),
})
const subject = fc.record({ office, user: fc.option(user, { nil: undefined }) })

const put = (id: string, row: WorkRow): void => {
  const bit = (on: boolean): number => (on ? 1 : 0)
  const add = (table: string, ...cells: unknown[]): void =>
    void db.prepare(`INSERT INTO ${table} VALUES (${cells.map(() => '?').join()})`).run(...cells)
  add('work_item', id, row.host, row.issuer, bit(row.restricted), bit(row.investigating))
  for (const { office, part, toAt } of row.parties) add('work_party', id, office, part, AT, toAt)
  for (const { user, part, toAt } of row.people) add('work_person', id, user, part, AT, toAt)
  row.grants.forEach(({ office, user, fromAt, toAt }, i) => {
    add('grant_case', `${id}-${i}`, office, user, 'item', id, fromAt, toAt, '文号', 'U-1', 'U-2')
  })
}

it('a row word lists in SQL what its predicate lets through, on random stores', () => {
  const seen = new Map<RowWord, number>()
  const check = (rows: WorkRow[], asker: { office: string; user?: string | undefined }): void => {
    for (const table of TABLES) db.exec(`DELETE FROM ${table}`)
    for (const [i, row] of rows.entries()) put(`LD-${i}`, row)
    const subject = { office: asker.office, ...(asker.user !== undefined && { user: asker.user }) }
    for (const [word, rule] of Object.entries(ROWS)) {
      const { sql, values } = rule.sql({ subject, at: AT })
      const listed = db.prepare(`SELECT id FROM work_item i WHERE ${sql} ORDER BY id`).all(...values)
      const passing = rows.flatMap((row, i) => (rule.test({ subject, at: AT }, row) ? [`LD-${i}`] : []))
      expect([word, listed.map((row) => (row as { id: string }).id)]).toEqual([word, passing])
      seen.set(word as RowWord, (seen.get(word as RowWord) ?? 0) + passing.length)
    }
  }
  fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), subject, check), { numRuns: 500 })
  const never = Object.keys(ROWS).filter((word) => seen.get(word as RowWord) === 0)
  expect(never).toEqual(['sum', '–'])
})
