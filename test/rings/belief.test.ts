import { describe, expect, it } from 'vitest'
import { DetectSettings } from '../../src/detection/settings.js'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { defaultGamma } from '../../src/evidence/tie.js'
import { believerOf } from '../../src/rings/belief/believe.js'
import { contributionsOf, modelOf } from '../../src/rings/belief/model.js'
import { DIRECTIONS, FEATURES, featureIndex } from '../../src/rings/belief/names.js'
import { isByBehaviour, isJoined, levelsOf, type Weighed } from '../../src/rings/belief/policy.js'
import { Belief } from '../../src/rings/belief/settings.js'
import { WEIGHTS } from '../../src/rings/belief/weights.js'
import { findRings } from '../../src/rings/find.js'
import { explainRing } from '../../src/telling/explain.js'
import { beliefSentence } from '../../src/telling/explain-belief.js'
import { marketOf, type TestBid } from '../support/market.js'
import { recorded, ringMarket } from './ring-market.js'
import { among, items } from './support.js'

const settings = Belief.parse({})
const group = (members: number[], given: Partial<Weighed> = {}): Weighed => ({
  members,
  rules: 'red',
  chance: 0.99,
  joined: true,
  byBehaviour: false,
  bare: false,
  ...given,
})

describe('levelsOf()', () => {
  it('is red only by the rules, joined by a statutory fact, and believed', () => {
    const levels = levelsOf(
      [
        group([1, 2]),
        group([3, 4], { joined: false }),
        group([5, 6], { chance: 0.94 }),
        group([7, 8], { rules: 'yellow' }),
        group([9, 10], { rules: 'green', chance: 0.7 }),
        group([11, 12], { chance: 0.49 }),
        group([13, 14], { chance: 0.69, bare: true }),
        group([15, 16], { chance: 0.7, bare: true }),
      ],
      settings,
    )
    expect(levels).toEqual(['red', 'yellow', 'yellow', 'yellow', 'yellow', 'green', 'green', 'yellow'])
  })
  it('keeps a group that behaviour lists yellow where no believed group has a member of it', () => {
    const led = { rules: 'yellow', chance: 0.05, byBehaviour: true } as const
    expect(levelsOf([group([1, 2, 3], led), group([3, 4])], settings)).toEqual(['green', 'red'])
    expect(levelsOf([group([1, 2, 3], led), group([4, 5])], settings)).toEqual(['yellow', 'red'])
    expect(levelsOf([group([1, 2, 3], { ...led, rules: 'green' })], settings)).toEqual(['green'])
  })
  it('leaves groups that were not asked at the level of the rules', () => {
    expect(levelsOf([group([1, 2], { chance: undefined, joined: false })], settings)).toEqual(['red'])
  })
})

describe('isJoined()', () => {
  const deed = { rule: 'HW-01', grade: '视', lots: [3] } as const
  it('takes one value of half of the members on one lot', () => {
    expect(isJoined(items(...among(2, { ...deed, lots: [3] })), 4)).toBe(true)
    expect(isJoined(items(...among(2, { ...deed, lots: [3] })), 5)).toBe(false)
  })
  it('takes no value of a crowd, none across lots, and no two values that join a pair each', () => {
    expect(isJoined(items(...among(3, { ...deed, lots: [3], flags: ['overCap'] })), 3)).toBe(false)
    expect(isJoined(items(...among(3, { ...deed, lots: [3], flags: ['acrossLots'] })), 3)).toBe(false)
    const two = items({ ...deed, pair: '01', lots: [3] }, { ...deed, pair: '23', lots: [3] })
    expect(isJoined(two, 5)).toBe(false)
  })
})

it('a group with a lead of another kind is not led by behaviour alone', () => {
  const price = items({ pair: '01', rule: 'PRC-09', grade: '线' }).map((item) => ({ ...item, groupBits: 1 }))
  expect(isByBehaviour(price)).toBe(true)
  expect(isByBehaviour([...price, ...items({ pair: '01', rule: 'HW-01', grade: '视' })])).toBe(false)
  expect(isByBehaviour(items({ pair: '01', rule: 'HW-01', grade: '视' }))).toBe(false)
})

for (const [set, weights] of Object.entries(WEIGHTS))
  it(`no feature with a direction ever speaks against it: ${set}`, () => {
    const model = modelOf(weights)
    for (const { feature, bounds } of weights.shapes) {
      const said = [...bounds.map((b) => b / 1e4), bounds.at(-1)! / 1e4 + 1].map((value) => {
        const x = new Float64Array(FEATURES.length)
        x[featureIndex[feature]] = value
        return contributionsOf(model, x).reduce((sum, adds) => sum + adds, 0)
      })
      for (let i = 1; i < said.length; i++)
        expect((said[i]! - said[i - 1]!) * DIRECTIONS[feature]).toBeGreaterThanOrEqual(0)
    }
  })

describe('a ring’s belief', () => {
  const [{ ring, ...rest }] = recorded(ringMarket()).records as [ReturnType<typeof recorded>['records'][0]]
  const belief = ring.belief!
  it('adds up to the point, and to the chance', () => {
    const sum = [...belief.lifts, ...belief.lowers].reduce((s, { points }) => s + points, belief.start)
    expect(sum).toBe(belief.points)
    expect(belief.p).toBe(Math.round(1000 / (1 + Math.exp(-belief.points / 1000))) / 1000)
    expect(belief.lifts.every(({ points }) => points > 0)).toBe(true)
    expect(belief.lowers.every(({ points }) => points < 0)).toBe(true)
  })
  it('says in words what ties whom on how many lots', () => {
    const [first] = belief.lifts.filter(({ key }) => key === 'facts')
    expect(beliefSentence(first!, 'lifts', 'en')).toBe(
      'a machine and a mark in files, independent of each other, tie all members on 12 lots',
    )
    expect(beliefSentence(first!, 'lifts', 'zh')).toBe(
      '一台设备和一处文件痕迹各自独立，在12个标段上把全部成员连在一起',
    )
    const text = explainRing({ ring, ...rest }, 'en')
    expect(text).toContain('How believable it is, and why')
    expect(text).toContain(`+${first!.points}`)
  })
  it('says so where it is not on record when members handed in', () => {
    const handing = [...belief.lifts, ...belief.lowers].find(({ key }) => key === 'handing')!
    expect(handing.params.timed).toBe(0)
    for (const which of ['lifts', 'lowers'] as const) {
      expect(beliefSentence(handing, which, 'en')).toContain('not on record')
      expect(beliefSentence({ ...handing, params: { timed: 2 } }, which, 'en')).toContain('one after another')
    }
  })
  it('moves by the prior and by nothing else', () => {
    const market = ringMarket()
    const of = (prior: number) => believerOf(market, prior)([0, 1, 2], [])
    expect(of(2).points - of(0).points).toBe(2000)
    expect(of(2).lifts).toEqual(of(0).lifts)
  })
})

describe('a group of whose members no marks are on record', () => {
  const MARKS = ['facts', 'together', 'service', 'contradiction', 'people', 'place']
  const told = (bids: TestBid[], members = [0, 1, 2]) => believerOf(marketOf({ bids }), 0)(members, [])
  const lot = (l: number, uses: (i: number) => TestBid['uses']): TestBid[] =>
    [...'ABCDE'].map((bidder, i) => {
      const used = uses(i)
      return { lot: `L${l}`, bidder, amount: 98_000_000 + i, won: i === 0, ...(used && { uses: used }) }
    })
  const lots = (uses: (i: number) => TestBid['uses']): TestBid[] =>
    Array.from({ length: 8 }, (_, l) => lot(l, uses)).flat()

  it('is judged by its bids alone: that it shares nothing is no innocence', () => {
    const { bare, lifts, lowers } = told(lots(() => undefined))
    expect(bare).toBe(true)
    expect([...lifts, ...lowers].map(({ key }) => key).filter((key) => MARKS.includes(key))).toEqual([])
    const doors = told(lots((i) => ({ 'bids.contact_phone': `1380000${i}` })))
    expect(doors.bare).toBe(true)
  })
  it('is none where two members show some: then it counts that they share nothing', () => {
    const two = told(lots((i) => (i < 2 ? { 'bids.mac': `00112233440${i}` } : undefined)))
    expect(two.bare).toBeUndefined()
    expect(two.lowers.map(({ key }) => key)).toContain('facts')
    expect(told(lots((i) => (i === 0 ? { 'bids.mac': '001122334400' } : undefined))).bare).toBe(true)
  })
  it('says so in both languages', () => {
    const [first] = recorded(ringMarket()).records
    const ring = { ...first!.ring, belief: { ...first!.ring.belief!, bare: true as const } }
    expect(explainRing({ ...first!, ring }, 'zh')).toContain('均无记录')
    expect(explainRing({ ...first!, ring }, 'en')).toContain('is on record')
  })
})

it('turned off, the rules alone give the level and no ring has a belief', () => {
  const market = ringMarket()
  const findings = evaluateRules(market, DetectSettings.parse({}))
  const rings = (given: object) =>
    findRings(market, findings, {
      method: 'leiden',
      gamma: defaultGamma(market.bidders.count),
      seed: 1,
      settings: DetectSettings.parse({ rings: given }).rings,
    }).rings
  const off = rings({ belief: { enabled: false } })
  expect(off.every(({ belief }) => belief === undefined)).toBe(true)
  expect(off[0]!.judged.level).toBe('red')
  expect(rings({ belief: { red: 1, yellow: 1 } }).every(({ judged }) => judged.level === 'green')).toBe(true)
})
