import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { familyIndex } from '../../src/domain/grade.js'
import type { SourceId } from '../../src/domain/value-kind.js'
import {
  coarserRules,
  evaluatePart,
  evaluateRules,
  type Findings,
  meetingPart,
  mergeParts,
} from '../../src/evidence/evaluate.js'
import { ITEM_FLAGS } from '../../src/evidence/items.js'
import { DetectionSettings, defaultDetection } from '../../src/evidence/settings.js'
import { defaultGamma, tiesOf } from '../../src/evidence/tie.js'
import { joinMeetingPairs } from '../../src/market/meeting-pairs.js'
import { RULES } from '../../src/rules/index.js'
import { marketOf, type TestMarket } from '../support/market.js'
import { itemsOf } from './support.js'

const BIDDERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
const SOURCES: SourceId[] = [
  'bids.ip',
  'bids.mac',
  'bids.cpu_id',
  'bids.disk_serial',
  'bids.authoring_mac',
  'bids.lock_no',
  'bids.upload_account',
  'bids.deposit_account',
  'bids.agent_id_no',
  'bids.contact_phone',
]
const FACTS = ['bidders.legal_rep_id_no', 'bidders.phone', 'roles.director', 'roles.insured'] as const

const bid = fc.record({
  lot: fc.integer({ min: 1, max: 12 }).map((n) => `L${n}`),
  bidder: fc.constantFrom(...BIDDERS),
  consortium: fc.option(fc.constantFrom('K1', 'K2'), { nil: undefined, freq: 6 }),
  submitted: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: undefined }),
  uses: fc.dictionary(fc.constantFrom(...SOURCES), fc.constantFrom('v1', 'v2', 'v3', 'v4'), { maxKeys: 5 }),
})
const day = fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined })
const market: fc.Arbitrary<TestMarket> = fc
  .record({
    bids: fc.uniqueArray(bid, { minLength: 4, maxLength: 40, selector: (b) => `${b.lot}/${b.bidder}` }),
    days: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 12, maxLength: 12 }),
    facts: fc.array(
      fc.record({
        bidder: fc.constantFrom(...BIDDERS),
        source: fc.constantFrom(...FACTS),
        value: fc.constantFrom('v1', 'v2'),
        from: day,
      }),
      { maxLength: 8 },
    ),
    allow: fc.boolean(),
    group: fc.boolean(),
  })
  .map(({ bids, days, facts, allow, group }) => ({
    bids: bids.map(({ consortium, submitted, ...rest }) => ({
      ...rest,
      ...(consortium === undefined ? {} : { consortium }),
      ...(submitted === undefined ? {} : { submitted }),
    })) as TestMarket['bids'],
    lots: Object.fromEntries(days.map((d, i) => [`L${i + 1}`, { day: d }])),
    facts: facts.map(({ from, ...rest }) => (from === undefined ? rest : { ...rest, from })),
    allowlist: allow ? [{ kind: 'mac' as const, value: 'v1', from: 100, to: 200 }] : [],
    groups: group ? { G: ['A', 'B'] } : {},
  }))

const familyOf = (found: Findings, i: number): number => familyIndex[RULES[found.items.rule[i]!]!.family]

describe('evidence', () => {
  it('is the same in one part or in many', () => {
    fc.assert(
      fc.property(market, fc.integer({ min: 2, max: 5 }), (spec, of) => {
        const built = marketOf(spec)
        const settings = defaultDetection()
        const parts = Array.from({ length: of }, (_, index) => evaluatePart(built, settings, { index, of }))
        expect(mergeParts(built, settings, parts)).toEqual(evaluateRules(built, settings))
      }),
      { numRuns: 150 },
    )
  })

  it('is the same whichever part draws which piece of the work', () => {
    const MANY = 1000
    fc.assert(
      fc.property(market, fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }), (spec, takers) => {
        const built = marketOf(spec)
        const settings = defaultDetection()
        const met = joinMeetingPairs([0, 1, 2].map((index) => meetingPart(built, settings, { index, of: 3 })))
        const parts = [0, 1, 2].map((index) => {
          const own = Array.from({ length: MANY }, (_, k) => k).filter((k) => (takers[k] ?? 0) === index)
          const draw = (): number => own.shift() ?? MANY
          return evaluatePart(built, settings, { index, of: 3, draw }, built.bidders.count, met)
        })
        expect(mergeParts(built, settings, parts)).toEqual(evaluateRules(built, settings))
      }),
      { numRuns: 100 },
    )
  })

  it('is in order of bidders, rule and value, each fact once, its lots ascending and bid on by both', () => {
    fc.assert(
      fc.property(market, (spec) => {
        const built = marketOf(spec)
        const { items } = evaluateRules(built, defaultDetection())
        const key = (i: number) => [items.a[i]!, items.b[i]!, items.rule[i]!, items.value[i]!]
        for (let i = 0; i < items.count; i++) {
          expect(items.a[i]).toBeLessThan(items.b[i]!)
          if (i > 0) expect(compare(key(i - 1), key(i))).toBeLessThan(0)
          const lots = Array.from(items.lots.subarray(items.lotOffsets[i]!, items.lotOffsets[i + 1]!))
          expect(lots).toEqual([...new Set(lots)].sort((x, y) => x - y))
          for (const lot of lots)
            for (const bidder of [items.a[i]!, items.b[i]!]) expect(biddersOn(built, lot)).toContain(bidder)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('counts one item a family and one family a value in a tie, and no tie without bits', () => {
    fc.assert(
      fc.property(market, (spec) => {
        const built = marketOf(spec)
        const found = evaluateRules(built, defaultDetection())
        const ties = tiesOf(found.items, built, 1)
        for (let t = 0; t < ties.count; t++) {
          const counted = Array.from(
            ties.itemIndex.subarray(ties.itemOffsets[t]!, ties.itemOffsets[t + 1]!),
          ).filter((i) => (found.items.flags[i]! & ITEM_FLAGS.subsumed) === 0)
          const families = counted.map((i) => familyOf(found, i))
          expect(new Set(families).size).toBe(families.length)
          const values = counted.map((i) => found.items.value[i]!).filter((v) => v >= 0)
          expect(new Set(values).size).toBe(values.length)
          expect(ties.bits[t]).toBe(
            Math.max(
              ties.statutory[t]!,
              counted.reduce((sum, i) => sum + found.items.bits[i]!, 0),
            ),
          )
          expect(ties.bits[t]).toBeGreaterThan(0)
        }
        expect(ties.graph.neighbours.length).toBe(2 * ties.count)
      }),
      { numRuns: 150 },
    )
  })

  it('never ties partners of one consortium to each other', () => {
    const uses = { 'bids.mac': 'm', 'bids.lock_no': 'l', 'bids.deposit_account': 'd' }
    const found = marketOf({
      bids: ['A', 'B', 'C'].map((bidder) => ({
        lot: 'L1',
        bidder,
        consortium: bidder === 'C' ? 'J' : 'K',
        uses,
      })),
    })
    const pairs = itemsOf(found, evaluateRules(found, defaultDetection())).map(({ a, b }) => `${a}${b}`)
    expect([...new Set(pairs)]).toEqual(['AC', 'BC'])
  })

  it('ties a statutory pair by γ at least, and never a declared group so', () => {
    const spec: TestMarket = {
      bids: ['A', 'B'].flatMap((bidder) =>
        ['L1', 'L2'].map((lot) => ({ lot, bidder, uses: { 'bids.lock_no': 'l' } })),
      ),
    }
    const plain = marketOf(spec)
    const ties = tiesOf(evaluateRules(plain, defaultDetection()).items, plain)
    expect([ties.count, ties.statutory[0], ties.bits[0]]).toEqual([1, 1, defaultGamma(2)])
    const declared = marketOf({ ...spec, groups: { G: ['A', 'B'] } })
    expect(tiesOf(evaluateRules(declared, defaultDetection()).items, declared).count).toBe(0)
  })

  it('makes no pairs of a value above the hub limit, and records it with a sample', () => {
    const spec: TestMarket = {
      bids: Array.from({ length: 60 }, (_, i) => ({
        lot: `L${i % 3}`,
        bidder: `B${String(i).padStart(2, '0')}`,
        uses: { 'bids.mac': i < 51 ? 'hub' : `own${i}` },
      })),
    }
    const found = evaluateRules(marketOf(spec), defaultDetection())
    expect(found.items.count).toBe(0)
    expect(found.hubs).toMatchObject([{ holders: 51, sample: Array.from({ length: 20 }, (_, i) => i) }])
  })

  it('halves a value over its cap across lots and keeps it on one lot', () => {
    const spec: TestMarket = {
      bids: [
        ...Array.from({ length: 9 }, (_, i) => ({
          lot: `L${i}`,
          bidder: `B${i}`,
          uses: { 'bids.mac': 'm' },
        })),
        { lot: 'L0', bidder: 'B1', uses: { 'bids.mac': 'm' } },
        { lot: 'L0', bidder: 'X', uses: { 'bids.mac': 'x' } },
        ...Array.from({ length: 9 }, (_, i) => ({ lot: 'M', bidder: `B${i}` })),
        ...Array.from({ length: 200 }, (_, i) => ({ lot: `Z${i}`, bidder: `Z${i}` })),
      ],
    }
    const built = marketOf(spec)
    const off = DetectionSettings.parse({ evidence: { serviceProvider: { kinds: [] } } })
    const items = itemsOf(built, evaluateRules(built, off)).filter(({ kind }) => kind === 'mac')
    const full = Math.log2((0.95 * 209) / 8)
    expect(items).toHaveLength(36)
    expect(items[0]).toMatchObject({
      rule: 'HW-01',
      grade: '强',
      bits: expect.closeTo(full, 3),
      flags: ['overCap'],
    })
    expect(items[1]).toMatchObject({
      rule: 'HW-09',
      grade: '弱',
      bits: expect.closeTo(full / 2, 3),
      flags: ['overCap', 'acrossLots'],
    })
  })

  it('refuses an unknown setting by name', () => {
    expect(() => DetectionSettings.parse({ evidence: { hubLimt: 3 } })).toThrow(/hubLimt/)
    expect(() => DetectionSettings.parse({ rules: { 'HW-10': { nearSecond: 3 } } })).toThrow(/nearSecond/)
    expect(() => DetectionSettings.parse({ rules: { 'HW-99': {} } })).toThrow(/HW-99/)
  })

  it('says which columns a rule lacks, and that a rule was switched off', () => {
    const built = marketOf({ bids: [{ lot: 'L', bidder: 'A', uses: { 'bids.mac': 'm' } }] })
    const settings = DetectionSettings.parse({ rules: { 'HW-01': { enabled: false } } })
    const { notEvaluated } = evaluateRules(built, settings)
    expect(notEvaluated).toContainEqual({ rule: 'HW-01', missing: ['disabled'] })
    expect(notEvaluated).toContainEqual({ rule: 'DOC-01', missing: ['bids.lock_no'] })
    expect(notEvaluated).toContainEqual({ rule: 'HW-08', missing: ['ip location'] })
    expect(notEvaluated.map(({ rule }) => rule)).not.toContain('HW-09')
    const coarser = coarserRules(
      { coverage: { ...built.coverage, 'lots.region_code': { filled: 0, rows: 1 } } as never },
      settings,
    )
    expect(coarser.find(({ rule }) => rule === 'NET-01')!.missing).toContain('lots.region_code')
    expect(notEvaluated.map(({ rule }) => rule)).not.toContain('NET-01')
  })
})

const compare = (x: number[], y: number[]): number => {
  const at = x.findIndex((value, i) => value !== y[i])
  return at < 0 ? 0 : x[at]! - y[at]!
}

const biddersOn = ({ bids }: ReturnType<typeof marketOf>, lot: number): number[] =>
  Array.from(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!))
