import { expect, it } from 'vitest'
import { KINDS } from '../../src/domain/kinds.js'
import { TABLES } from '../../src/domain/tables.js'
import { kindIndex, SOURCES, sourceIndex, VALUE_KINDS } from '../../src/domain/value-kind.js'

/** What stores hold by number: a kind's and a source's place may never change. */
const FIRST_KINDS =
  'ip mac cpu disk board lock file-guid file-author file-company file-hash machine-code client account deposit-account ca operator payer guarantee guarantee-applicant person person-name phone email address'
const SOME_SOURCES = {
  'bids.ip': 0,
  'bids.mac': 3,
  'bids.lock_no': 12,
  'bids.contact_email': 33,
  'bidders.legal_rep_id_no': 34,
  'roles.legal-rep': 39,
  'roles.phone': 51,
} as const

it('keeps the numbers that stores hold', () => {
  expect(VALUE_KINDS.slice(0, 24).join(' ')).toBe(FIRST_KINDS)
  expect(SOURCES.length).toBeLessThanOrEqual(64)
  for (const [id, number] of Object.entries(SOME_SOURCES)) expect(SOURCES[number]!.id).toBe(id)
})

it('knows every kind by its own words alone', () => {
  const words = KINDS.flatMap(({ id, words }) => [id.replaceAll('-', ''), ...words.split(' ')])
  expect(new Set(words).size).toBe(words.length)
})

it('gives every column of bids and bidders that holds a shared value a source of its kind', () => {
  const columns = TABLES.filter(({ name }) => name === 'bids' || name === 'bidders').flatMap((table) =>
    table.columns.filter(({ kind }) => kind).map((column) => ({ table, column })),
  )
  expect(columns.length).toBeGreaterThan(35)
  for (const { table, column } of columns) {
    expect(column.source).toBe(`${table.name}.${column.name}`)
    expect(SOURCES[sourceIndex[column.source!]]!.kind).toBe(column.kind)
  }
})

it('reads every kind somewhere', () => {
  for (const kind of VALUE_KINDS)
    expect(SOURCES.some((source) => source.kind === kind) && kindIndex[kind] < 100, kind).toBe(true)
})
