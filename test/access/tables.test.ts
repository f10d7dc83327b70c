import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decideOver, IN_FORCE, type Tables } from '../../src/access/decide.js'
import { FIELD_CLASSES, type FieldClass } from '../../src/access/field-classes.js'
import { matrixCsv, readMatrixCsv } from '../../src/access/matrix-csv.js'
import { changedCells, seenBy } from '../../src/access/preview.js'
import { RESOURCES, type Resource, STANDINGS, type Standing, WORDS } from '../../src/access/resources.js'

const typed = readFileSync(new URL('./matrix.csv', import.meta.url), 'utf8').trim()

it('the tables are those that were typed from the design', () => {
  expect(matrixCsv(IN_FORCE).split('\n')).toEqual(typed.split('\n'))
})

const AT = '2026-03-10T00:00:00.000Z'
const grant = { office: 'O-zj', user: null, fromAt: AT, toAt: '2026-04-01T00:00:00.000Z' }

/** Words that let the same rows through, and differ in what is shown of them. */
const SAME = ['all=state', 'own-or-touch=own-or-effect']

it('any cell of the matrix that is changed is another decision', () => {
  const seen = new Map(WORDS.map((word) => [word, seenBy(word).join('')]))
  const same = WORDS.flatMap((one, i) =>
    WORDS.slice(i + 1).flatMap((other) => (seen.get(one) === seen.get(other) ? [`${one}=${other}`] : [])),
  )
  expect(same).toEqual(SAME)
  let changed = 0
  for (const resource of Object.keys(RESOURCES) as Resource[])
    for (const standing of STANDINGS)
      for (const word of WORDS.filter((one) => one !== RESOURCES[resource][standing])) {
        const flipped = { ...RESOURCES, [resource]: { ...RESOURCES[resource], [standing]: word } }
        const tables: Tables = { ...IN_FORCE, resources: flipped }
        expect(matrixCsv(tables)).not.toBe(typed)
        expect(changedCells(IN_FORCE, tables)).toMatchObject([{ name: resource, standing, after: word }])
        changed++
      }
  expect(changed).toBe(Object.keys(RESOURCES).length * STANDINGS.length * (WORDS.length - 1))
})

it('a preview says who gains and who loses', () => {
  const own = readMatrixCsv(
    typed
      .replace('ring,all,all,touch,all,all,–', 'ring,all,all,all,all,–,sum')
      .replace('contact,M/C,M/C,M/C,M/M', 'contact,M/C,M/C,W/C,M/M'),
    IN_FORCE,
  )
  const told = changedCells(IN_FORCE, own).map(({ name, standing, effect }) => [name, standing, effect])
  expect(told).toEqual([
    ['ring', 'R', 'gains'],
    ['ring', 'C', 'loses'],
    ['ring', 'X', 'gains'],
    ['contact', 'R', 'loses'],
  ])
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
