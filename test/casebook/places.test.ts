import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { isIn } from '../../src/access/decide.js'
import { openCasebook } from '../../src/casebook/open.js'
import type { RingRecord } from '../../src/domain/run.js'
import { ring } from '../api/support.js'
import { aRun } from '../support/run.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-places-'))
const casebook = openCasebook(dir)
afterAll(() => {
  casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const PLACES = [
  'housing/330922',
  'housing/330921',
  'transport/330922',
  'housing/',
  '/330922',
  'water/330922101',
]
const placeOf = (lot: string): string | undefined => PLACES[Number(lot)]
const records = (lots: string[][]): RingRecord[] =>
  lots.map((own, i) => ({
    run: '',
    ring: { ...ring(`R-${String(i + 1).padStart(6, '0')}`, 'red', 50 - i), lots: own },
    sources: [],
    clear: [],
    ties: [],
  }))
const sight = fc.record({
  industries: fc.subarray(['housing', 'transport', 'water']),
  regions: fc.subarray(['33', '330922', '330921', '330922101']),
})
const lotsOfRings = fc.array(fc.uniqueArray(fc.constantFrom(...PLACES.keys(), 99).map(String)), {
  maxLength: 5,
})

it('a list by places has the rings of which one lot lies there', () => {
  let n = 0
  fc.assert(
    fc.property(lotsOfRings, sight, (lots, places) => {
      const run = `RUN-${n++}`
      casebook.saveRun(aRun(run), records(lots), [], [], [], [], placeOf)
      const seen = lots.flatMap((own, i) =>
        own.some((lot) => placeOf(lot) !== undefined && isIn(places, placeOf(lot)!))
          ? [`R-${String(i + 1).padStart(6, '0')}`]
          : [],
      )
      const { rings, total } = casebook.rings({ run, places })
      expect(rings.map(({ id }) => id)).toEqual(seen)
      expect(total).toBe(seen.length)
      expect(casebook.ringIds({ run, places })).toEqual(seen)
    }),
    { numRuns: 60 },
  )
})

it('a run of before is told where its rings lie, once', () => {
  casebook.saveRun(aRun('OLD'), records([['0'], ['2']]), [], [])
  const found = (): string[] =>
    casebook.ringIds({ run: 'OLD', places: { industries: ['transport'], regions: ['330922'] } })
  expect(found()).toEqual([])
  casebook.placeRings('OLD', placeOf)
  expect(found()).toEqual(['R-000002'])
  casebook.placeRings('OLD', () => 'transport/330922')
  expect(found()).toEqual(['R-000002'])
})
