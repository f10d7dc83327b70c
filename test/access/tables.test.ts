import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Decider, decideOver, IN_FORCE, type Row, type Tables } from '../../src/access/decide.js'
import { FIELD_CLASSES, type FieldClass } from '../../src/access/field-classes.js'
import { matrixCsv, readMatrixCsv } from '../../src/access/matrix-csv.js'
import {
  RESOURCES,
  type Resource,
  STANDINGS,
  type Standing,
  WORDS,
  type Word,
} from '../../src/access/resources.js'
import type { WorkRow } from '../../src/access/rows.js'

const typed = readFileSync(new URL('./matrix.csv', import.meta.url), 'utf8').trim()

it('the tables are those that were typed from the design', () => {
  expect(matrixCsv(IN_FORCE).split('\n')).toEqual(typed.split('\n'))
})

const AT = '2026-03-10T00:00:00.000Z'
const PLAIN: WorkRow = {
  host: null,
  issuer: null,
  restricted: false,
  investigating: false,
  parties: [],
  people: [],
  grants: [],
}
const party = (part: string) => [{ office: 'O-zj', part, toAt: null }]
const grant = { office: 'O-zj', user: null, fromAt: AT, toAt: '2026-04-01T00:00:00.000Z' }

/** Rows and askers between which every word tells. */
const ROWS: Omit<Row, 'resource'>[] = [
  {},
  { item: PLAIN },
  { item: { ...PLAIN, restricted: true } },
  { item: { ...PLAIN, investigating: true } },
  { item: { ...PLAIN, restricted: true, host: 'O-zj' } },
  { item: { ...PLAIN, restricted: true, parties: party('copied') } },
  { item: { ...PLAIN, restricted: true, parties: party('addressee') } },
  { item: { ...PLAIN, restricted: true, issuer: 'O-zj' } },
  { item: { ...PLAIN, restricted: true, people: [{ user: 'U-1', part: 'handler', toAt: null }] } },
  { item: { ...PLAIN, restricted: true, grants: [grant] } },
  { places: ['housing/330922'] },
  { places: ['transport/330922', 'housing/330921'] },
  { user: 'U-1', office: 'O-zj' },
  { user: 'U-1', office: 'O-jt' },
  { user: 'U-2', office: 'O-zj' },
  { user: 'U-2', office: 'O-jt', sealed: true },
]
const POSITIONS = ['handler', 'leader', 'log-reader'] as const

const answersOf = (tables: Tables, resource: Resource, standing: Standing): string => {
  const decide = decideOver(tables)
  const answers = POSITIONS.flatMap((position) => {
    const subject = { user: 'U-1', office: 'O-zj', position, industries: ['housing'], regions: ['330922'] }
    const decider: Decider = { standing, subject, at: AT }
    return ROWS.flatMap((row) => [
      decide(decider, 'read', { ...row, resource }).allowed,
      decide(decider, 'count', { ...row, resource }).allowed,
    ])
  })
  return answers.map(Number).join('')
}

/** Words that let the same rows through, and differ in what is shown of them. */
const SAME = ['all=state', 'own-or-effect=own-or-touch']

it('any cell of the matrix that is changed is another decision', () => {
  let changed = 0
  const same = new Set<string>()
  for (const resource of Object.keys(RESOURCES) as Resource[])
    for (const standing of STANDINGS) {
      const before = answersOf(IN_FORCE, resource, standing)
      const was: Word = RESOURCES[resource][standing]
      for (const word of WORDS.filter((one) => one !== was)) {
        const flipped = { ...RESOURCES, [resource]: { ...RESOURCES[resource], [standing]: word } }
        const tables = { ...IN_FORCE, resources: flipped }
        expect(matrixCsv(tables)).not.toBe(typed)
        if (answersOf(tables, resource, standing) === before) same.add([was, word].sort().join('='))
        changed++
      }
    }
  expect(changed).toBeGreaterThan(10_000)
  expect([...same].sort()).toEqual(SAME)
})

it('any cell of the classes of fields that is changed shows a field in another way', () => {
  const subject = { user: 'U-1', office: 'O-zj', position: 'handler', industries: [], regions: [''] } as const
  const shown = (tables: Tables, standing: Standing, field: FieldClass): string => {
    const all = { ...RESOURCES, ring: { ...RESOURCES.ring, [standing]: 'granted' } }
    const decide = (resources: Tables['resources'], purpose: boolean): string => {
      const row = { resource: 'ring', grants: [grant] } as const
      return decideOver({ ...tables, resources })({ standing, subject, at: AT }, 'read', row, field, purpose)
        .shown
    }
    const open = { ...RESOURCES, ring: { ...RESOURCES.ring, [standing]: 'all' } }
    return [decide(open, false), decide(open, true), decide(all, false)].join('')
  }
  for (const field of Object.keys(FIELD_CLASSES) as FieldClass[])
    for (const standing of STANDINGS) {
      const before = shown(IN_FORCE, standing, field)
      const cell = FIELD_CLASSES[field][standing]
      for (const part of ['without', 'with', 'granted'] as const)
        for (const letter of ['C', 'M', 'T', 'N', 'W', 'A'] as const) {
          // an opened case shows no less than without it
          if (cell[part] === letter || (part === 'granted' && letter === cell.without)) continue
          const own = { ...FIELD_CLASSES[field], [standing]: { ...cell, [part]: letter } }
          const tables = { ...IN_FORCE, fields: { ...FIELD_CLASSES, [field]: own } }
          expect([field, standing, part, letter, shown(tables, standing, field)]).not.toEqual([
            field,
            standing,
            part,
            letter,
            before,
          ])
        }
    }
})

it('a matrix that was written is read again as it was', () => {
  expect(matrixCsv(readMatrixCsv(typed, IN_FORCE))).toBe(typed)
  const own = readMatrixCsv(typed.replace('ring,all,all,touch', 'ring,all,all,–'), IN_FORCE)
  expect(own.resources.ring.R).toBe('–')
})

it('a line that is none of the matrix is named', () => {
  expect(() => readMatrixCsv('ring,all', IN_FORCE)).toThrow('Line 1 of the matrix')
  expect(() => readMatrixCsv(typed.replace('M/C', 'clear'), IN_FORCE)).toThrow('"clear" is no cell')
  expect(() => readMatrixCsv(typed.replace('touch', 'some'), IN_FORCE)).toThrow('"some" is none of')
})

it('administrators see no field of any case', () => {
  const classes = (Object.keys(FIELD_CLASSES) as FieldClass[]).filter((field) => field !== 'ops')
  for (const standing of ['Sy', 'Se', 'Au'] as const)
    for (const field of classes) expect(FIELD_CLASSES[field][standing]).toEqual({ without: 'A', with: 'A' })
})
