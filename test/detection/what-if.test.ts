import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { detect } from '../../src/detection/detect.js'
import { elsewhereIn, keptBelievers, type RingWhatIf, ringWhatIf } from '../../src/detection/what-if.js'
import { LEVELS } from '../../src/domain/grade.js'
import type { RingRecord, RunRecord } from '../../src/domain/run.js'
import { generate } from '../../src/generate/generate.js'
import { importPaths } from '../../src/intake/import.js'
import type { Market } from '../../src/market/market.js'
import { openStore, type Store } from '../../src/store.js'

const noon = (): Date => new Date('2026-03-01T04:00:00.000Z')
const believers = keptBelievers()
let folder: string
let store: Store
let market: Market
let run: RunRecord
let listed: RingRecord[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'what-if-'))
  generate({ seed: 5, bidders: 300, lots: 700, out: join(folder, 'market') })
  store = await openStore(join(folder, 'store'))
  await importPaths(store, [join(folder, 'market')], { now: noon })
  run = await detect(store, { workers: 1, seed: 1, communities: 'leiden', now: noon })
  market = await store.engine.market()
  listed = store.casebook.ringIds({ levels: ['red', 'yellow'] }).map((id) => store.casebook.ring(id)!)
}, 120_000)
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const without = (record: RingRecord, facts: number[]): RingWhatIf =>
  ringWhatIf(
    market,
    { run, record, elsewhere: elsewhereIn(store.casebook, record), without: facts },
    believers,
  )
const all = ({ ring }: RingRecord): number[] => ring.evidence.map((_, i) => i)

describe('a recorded ring weighed again', () => {
  it('has the level, score and belief of its run when nothing is left out', () => {
    expect(listed.length).toBeGreaterThan(5)
    for (const record of listed) {
      const { level, score, belief } = record.ring
      const { after } = without(record, [])
      expect([record.ring.id, after.level, after.score]).toEqual([record.ring.id, level, score])
      expect({ ...after.belief, behaviour: belief!.behaviour }).toEqual(belief)
    }
  })
  it('falls as the run says it does without the fact it hinges on', () => {
    const hinged = listed.filter(({ ring }) => ring.hingesOn)
    expect(hinged.length).toBeGreaterThan(0)
    for (const record of hinged) {
      const { rule, value, ifRemoved } = record.ring.hingesOn!
      const fact = record.ring.evidence.findIndex((one) => one.rule === rule && (one.value ?? '') === value)
      const { after } = without(record, [fact])
      expect([record.ring.id, after.together ? after.rules : 'falls apart']).toEqual([
        record.ring.id,
        ifRemoved,
      ])
    }
  })
  it('loses a value whole, whichever rules read it', () => {
    for (const record of listed)
      for (const fact of all(record)) {
        const { value, kind } = record.ring.evidence[fact]!
        const { removed } = without(record, [fact])
        expect(removed).toContain(fact)
        for (const other of removed)
          if (value !== null) expect(record.ring.evidence[other]).toMatchObject({ value, kind })
      }
  })
  it('is no ring any more, scattered and without score, when nothing is left', () => {
    for (const record of listed) {
      const { after, groups } = without(record, all(record))
      expect(after).toMatchObject({ level: null, rules: 'green', score: 0, joined: false })
      expect([after.together, groups]).toEqual([false, []])
    }
  })
  it('never scores higher for having less', () => {
    for (const record of listed)
      for (const fact of all(record)) {
        const { before, after } = without(record, [fact])
        expect(after.score).toBeLessThanOrEqual(before.score)
        expect(LEVELS.indexOf(after.rules)).toBeGreaterThanOrEqual(LEVELS.indexOf(before.rules))
      }
  })
})

describe('what cannot be weighed again', () => {
  it('is evidence that the ring does not have', () => {
    expect(() => without(listed[0]!, [999])).toThrow(/none at 999/)
  })
  it('is a ring of other data, a green one, and one of an older run', () => {
    const [record] = listed as [RingRecord]
    const { weighed: _weighed, ...old } = record
    const question = { run, record, elsewhere: [], without: [0] }
    expect(() => ringWhatIf(market, { ...question, run: { ...run, digest: 'other' } })).toThrow(
      /the data has changed/,
    )
    expect(() => ringWhatIf(market, { ...question, record: old })).toThrow(/detect again/)
    const green = store.casebook.ring(store.casebook.ringIds({ levels: ['green'] })[0]!)!
    expect(() => ringWhatIf(market, { ...question, record: green })).toThrow(/only red and yellow/)
  })
})
