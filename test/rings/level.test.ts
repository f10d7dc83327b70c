import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BIT } from '../../src/domain/grade.js'
import { levelOf } from '../../src/rings/level.js'
import { type PairItem, witnesses } from '../../src/rings/pair-item.js'
import { RingSettings } from '../../src/rings/settings.js'
import { among, items, type TestItem } from './support.js'

const settings = RingSettings.parse({}).level
const level = (size: number, ...given: TestItem[]): string =>
  levelOf(witnesses(items(...given)), { size, bidders: 256, groups: 1 }, settings).level

const LOCK: Omit<TestItem, 'pair'> = { rule: 'DOC-01', grade: '视' }
const PHONE: Omit<TestItem, 'pair'> = { rule: 'REL-05', grade: '强' }
const BOSS: Omit<TestItem, 'pair'> = { rule: 'REL-01', grade: '禁' }
const IP: Omit<TestItem, 'pair'> = { rule: 'HW-07', grade: '线' }
const ADDRESS: Omit<TestItem, 'pair'> = { rule: 'REL-06', grade: '线' }
const AUTHOR: Omit<TestItem, 'pair'> = { rule: 'DOC-04', grade: '线' }
const CPU: Omit<TestItem, 'pair'> = { rule: 'HW-02', grade: '弱' }
const MACHINE: Omit<TestItem, 'pair'> = { rule: 'HW-05', grade: '视' }
const CODE: Omit<TestItem, 'pair'> = { rule: 'DOC-03', grade: '视' }
const MEETING: Omit<TestItem, 'pair'> = { rule: 'NET-01', grade: '线' }
const LISTED = [LOCK, PHONE, BOSS, IP, ADDRESS, AUTHOR, CPU, MEETING, MACHINE, CODE].map(({ rule }) => rule)

describe('a ring is red', () => {
  it('on an item of article 40 on one lot that touches more than half of the members', () => {
    expect(level(2, { pair: '01', ...LOCK })).toBe('red')
    expect(level(3, { pair: '01', ...LOCK })).toBe('red')
    expect(level(5, { pair: '01', ...LOCK }, { pair: '12', ...LOCK })).toBe('red')
  })
  it('not when such items touch half of the members only', () => {
    expect(level(4, { pair: '01', ...LOCK })).toBe('green')
    expect(level(4, { pair: '01', ...LOCK }, ...among(4, PHONE))).toBe('yellow')
  })
  it('not when items of two families would have to be put together to touch more than half', () => {
    const account: TestItem = { pair: '23', rule: 'ACC-03', grade: '视' }
    expect(level(4, { pair: '01', ...LOCK }, account)).toBe('green')
  })
  it('not when the item is found across lots only', () => {
    expect(level(2, { pair: '01', ...LOCK, grade: '强', lots: 0, flags: ['acrossLots'] })).toBe('yellow')
    expect(level(2, { pair: '01', ...LOCK, lots: 0, flags: ['acrossLots'] })).toBe('yellow')
  })
  it('not when the value is allow-listed, the issuer’s own, or within a declared group', () => {
    for (const flag of ['allowlisted', 'issuers', 'declaredGroup'] as const)
      expect(level(2, { pair: '01', ...LOCK, flags: [flag] })).toBe('green')
  })
  it('on three families whose S is 0.90 or more', () => {
    expect(level(2, { pair: '01', ...PHONE }, { pair: '01', ...BOSS }, { pair: '01', ...IP })).toBe('red')
    expect(level(2, { pair: '01', ...PHONE }, { pair: '01', ...IP }, { pair: '01', ...MEETING })).toBe(
      'yellow',
    )
  })
  it('not on two families, however strong', () => {
    expect(level(2, { pair: '01', ...PHONE }, { pair: '01', ...BOSS })).toBe('yellow')
  })
  it('on a value over its cap only when a second family stands on the same pair', () => {
    const crowded: TestItem = { pair: '01', ...LOCK, flags: ['overCap'] }
    expect(level(2, crowded)).toBe('yellow')
    expect(level(2, crowded, { pair: '01', ...PHONE })).toBe('red')
    expect(level(2, crowded, { pair: '01', ...CPU })).toBe('yellow')
    expect(level(3, crowded, { pair: '12', ...PHONE }, { pair: '02', ...PHONE })).toBe('yellow')
  })
  it('… which is no address of one lot, and nothing that says less than what makes a tie', () => {
    const crowded: TestItem = { pair: '01', ...LOCK, flags: ['overCap'] }
    expect(level(2, crowded, { pair: '01', ...IP, lots: 1 })).toBe('yellow')
    expect(level(2, crowded, { pair: '01', ...IP, lots: 2 })).toBe('red')
    expect(level(2, crowded, { pair: '01', ...IP, lots: 2, bits: 3.9 })).toBe('yellow')
  })
  it('with no second family gained by reading one value in two', () => {
    const own: TestItem[] = [
      { pair: '01', rule: 'HW-01', grade: '强', value: 5 },
      { pair: '01', rule: 'HW-05', grade: '强', value: 5, bits: 9 },
      { pair: '01', ...ADDRESS },
    ]
    expect(level(2, ...own)).toBe('yellow')
    expect(
      levelOf(witnesses(items(...own)), { size: 2, bidders: 256, groups: 1 }, settings).families.map(
        (one) => one.family,
      ),
    ).toEqual(['device', 'contact'])
  })
})

describe('a ring is yellow', () => {
  it('on a strong lead, or on article 34 alone', () => {
    expect(level(2, { pair: '01', ...PHONE })).toBe('yellow')
    expect(level(2, { pair: '01', ...BOSS })).toBe('yellow')
  })
  it('on two families of leads, co-bidding being one', () => {
    expect(level(2, { pair: '01', ...IP }, { pair: '01', ...ADDRESS })).toBe('yellow')
    expect(level(2, { pair: '01', ...IP }, { pair: '01', ...MEETING })).toBe('yellow')
  })
  it('not on two leads of one family', () => {
    expect(level(2, { pair: '01', ...ADDRESS }, { pair: '01', ...ADDRESS })).toBe('green')
  })
  it('not when the leads touch half of the members only', () => {
    expect(level(4, { pair: '01', ...IP }, { pair: '01', ...ADDRESS })).toBe('green')
  })
})

// of 256 bidders: log2 N = 8 bits for each member after the first
describe('what is led, and not strong on one lot, must say more than one fact could', () => {
  const ACROSS: Omit<TestItem, 'pair'> = { rule: 'REL-08', grade: '强', lots: 0, flags: ['acrossLots'] }
  it('a strong lead across lots is yellow from 1.25 times the prior', () => {
    expect(level(2, { pair: '01', ...ACROSS, bits: 10 })).toBe('yellow')
    expect(level(2, { pair: '01', ...ACROSS, bits: 9 })).toBe('green')
    expect(level(2, { pair: '01', ...ACROSS, bits: 7 }, { pair: '01', ...MEETING, bits: 3 })).toBe('yellow')
  })
  it('two families of leads are, too', () => {
    expect(level(2, { pair: '01', ...IP, bits: 5 }, { pair: '01', ...AUTHOR, bits: 5 })).toBe('yellow')
    expect(level(2, { pair: '01', ...IP, bits: 5 }, { pair: '01', ...AUTHOR, bits: 4 })).toBe('green')
  })
  it('a value that many members share is one fact, not one for every pair', () => {
    expect(level(4, ...among(4, { ...ACROSS, bits: 9 }))).toBe('green')
    expect(level(4, ...among(4, { ...ACROSS, bits: 9 }).map((one, i) => ({ ...one, value: 50 + i })))).toBe(
      'yellow',
    )
  })
  it('of values over their caps on a pair the best alone is counted', () => {
    const phone: TestItem = { pair: '01', ...PHONE, bits: 6, flags: ['overCap'] }
    expect(level(2, phone, { pair: '01', ...IP, bits: 6 })).toBe('yellow')
    expect(level(2, phone, { pair: '01', ...IP, bits: 6, flags: ['overCap'] })).toBe('green')
  })
})

describe('a ring is green', () => {
  it('on background', () => {
    expect(level(2, { pair: '01', ...CPU })).toBe('green')
    expect(level(2)).toBe('green')
  })
  it('on co-bidding alone, even at a strong grade', () => {
    expect(level(3, ...among(3, MEETING))).toBe('green')
    expect(level(3, ...among(3, { ...MEETING, grade: '强' }))).toBe('green')
    expect(level(3, ...among(3, { ...MEETING, grade: '强' }), { pair: '01', ...CPU })).toBe('green')
  })
})

it('a subsumed item still gives its grade: the best of a family counts', () => {
  expect(
    level(
      2,
      { pair: '01', ...LOCK, bits: 3, flags: ['subsumed'] },
      { pair: '01', rule: 'DOC-04', grade: '线' },
    ),
  ).toBe('red')
})

it('S is one minus the product of what the families leave open', () => {
  const { strength } = levelOf(
    items({ pair: '01', ...PHONE }, { pair: '01', ...IP }),
    { size: 2, bidders: 256, groups: 1 },
    settings,
  )
  expect(strength).toBeCloseTo(1 - 0.3 * 0.65, 12)
})

describe('a template’s mark that a pair shares on one lot', () => {
  const GUID: TestItem = { pair: '01', rule: 'DOC-02', grade: '视', value: 7 }
  it('is green alone: a common template is as likely as a common author', () => {
    expect(level(2, GUID)).toBe('green')
  })
  it('is red when another lot bears it out', () => {
    expect(level(2, { ...GUID, lots: 2 })).toBe('red')
  })
  it('is red when another family bears it out', () => {
    expect(level(2, GUID, { pair: '01', ...IP })).toBe('red')
  })
  it('is not borne out by meetings, by an author’s name, or by another template on another lot', () => {
    expect(level(2, GUID, { pair: '01', ...MEETING })).not.toBe('red')
    expect(level(2, GUID, { pair: '01', ...AUTHOR })).not.toBe('red')
    expect(level(2, GUID, { ...GUID, value: 8, lots: [5] })).not.toBe('red')
  })
  it('is yellow where the same file came from both on two lots, whatever the file', () => {
    const file: TestItem = { pair: '01', rule: 'DOC-05', grade: '强', value: 7, lots: [1] }
    expect(level(2, file)).toBe('green')
    expect(level(2, file, { ...file, value: 8, lots: [2] })).toBe('yellow')
  })
  it('takes the lock with it when the files carry a template’s author', () => {
    const author: TestItem = { pair: '01', rule: 'DOC-04', grade: '弱', value: 9, flags: ['overCap'] }
    expect(level(2, { pair: '01', ...LOCK })).toBe('red')
    expect(level(2, { pair: '01', ...LOCK }, author)).toBe('green')
  })
})

describe('a lock that a pair shares on one lot, whose issuer’s own locks are not on record', () => {
  const OPEN: TestItem = { pair: '01', ...LOCK, flags: ['issuersUnknown'] }
  it('is yellow alone: the exemption could not be checked', () => {
    expect(level(2, OPEN)).toBe('yellow')
  })
  it('is red when another lot or another family bears it out', () => {
    expect(level(2, { ...OPEN, lots: 2 })).toBe('red')
    expect(level(2, OPEN, { pair: '01', ...IP })).toBe('red')
  })
})

describe('one machine that others use too', () => {
  const HOST: TestItem = { pair: '01', rule: 'HW-06', grade: '视', flags: ['usedByOthers'] }
  it('is yellow where two bids came from it on one lot alone', () => {
    expect(level(2, HOST)).toBe('yellow')
  })
  it('is red when another family or another lot bears it out', () => {
    expect(level(2, HOST, { pair: '01', ...ADDRESS })).toBe('red')
    expect(level(2, HOST, { pair: '01', rule: 'HW-01', grade: '强', lots: 2, value: 8 })).toBe('red')
  })
  it('is not borne out by its own address or by the code that it leaves in the file', () => {
    expect(level(2, HOST, { pair: '01', ...IP, lots: 2 })).toBe('yellow')
    expect(level(2, HOST, { pair: '01', rule: 'DOC-03', grade: '视', value: 8 })).toBe('yellow')
  })
})

describe('persons whom two bidders share across lots', () => {
  const PERSON: TestItem = {
    pair: '01',
    rule: 'REL-07',
    grade: '强',
    lots: 0,
    flags: ['acrossLots'],
    bits: 6,
  }
  it('are yellow when they are two, for one may have changed employer', () => {
    expect(level(2, { ...PERSON, value: 1 })).toBe('green')
    expect(level(2, { ...PERSON, value: 1 }, { ...PERSON, value: 2 })).toBe('yellow')
  })
})

describe('a strong finding about the group as a whole', () => {
  const found = (bits: number): PairItem[] =>
    items(...among(3, { rule: 'NET-01', grade: '强' })).map((item) => ({
      ...item,
      rule: 'NET-07',
      groupBits: bits * BIT,
    }))
  it('is yellow where chance would not give it to one group in so many asked', () => {
    expect(levelOf(found(18), { size: 3, bidders: 256, groups: 1024 }, settings).level).toBe('yellow')
  })
  it('is a lead among others where it would', () => {
    expect(levelOf(found(16), { size: 3, bidders: 256, groups: 1024 }, settings).level).toBe('green')
    expect(levelOf(found(16), { size: 3, bidders: 256, groups: 256 }, settings).level).toBe('yellow')
  })
})

describe('turns in which the members win', () => {
  const turns = (bits: number): PairItem[] =>
    items(...among(3, { rule: 'NET-06', grade: '强' })).map((item) => ({
      ...item,
      bits: 1,
      groupBits: bits * BIT,
    }))
  const level = (size: number, bits: number, groups: number): string =>
    levelOf(turns(bits), { size, bidders: 256, groups }, settings).level
  it('are yellow with nothing beside them, with more the more groups were asked', () => {
    expect(level(3, 14, 1024)).toBe('yellow')
    expect(level(3, 13, 1024)).toBe('green')
    expect(level(3, 13, 512)).toBe('yellow')
  })
  it('are green where they touch half of the group', () => {
    expect(level(6, 18, 1024)).toBe('green')
  })
})

describe('that a group meets and who wins in it', () => {
  const found = (rule: string, bits: number): PairItem[] =>
    items(...among(3, { rule: 'NET-01', grade: '线' })).map((item) => ({
      ...item,
      rule,
      bits: 1,
      groupBits: bits * BIT,
    }))
  const level = (meets: number, wins: number): string =>
    levelOf(
      [...found('NET-02', meets), ...found('NET-07', wins)],
      { size: 3, bidders: 256, groups: 64 },
      settings,
    ).level
  it('are two leads of one family, yellow when each is beyond chance and both beyond that of all groups asked', () => {
    expect(level(20, 8)).toBe('yellow')
    expect(level(20, 6)).toBe('green')
    expect(level(20, 0)).toBe('green')
  })
})

describe('a lead about the prices of the group', () => {
  const prices = (bits: number): PairItem[] =>
    items(...among(3, { rule: 'PRC-04', grade: '线' })).map((item) => ({
      ...item,
      value: -1,
      groupBits: bits * BIT,
    }))
  it('is strong by itself far beyond the chance of all groups asked: a ring may be the market’s core', () => {
    expect(levelOf(prices(24), { size: 3, bidders: 256, groups: 1024 }, settings).level).toBe('yellow')
    expect(levelOf(prices(23), { size: 3, bidders: 256, groups: 1024 }, settings).level).toBe('green')
  })
})

describe('findings of two channels about the group as a whole', () => {
  const both = (bits: number): PairItem[] => [
    ...items(...among(3, { rule: 'NET-01', grade: '线' })).map((item) => ({
      ...item,
      rule: 'NET-02',
      bits: 1,
      groupBits: bits * BIT,
    })),
    ...items(...among(3, { rule: 'PRC-04', grade: '线' })).map((item) => ({
      ...item,
      value: -1,
      bits: 1,
      groupBits: bits * BIT,
    })),
  ]
  it('are yellow when together they say more than one group in so many asked', () => {
    expect(levelOf(both(9), { size: 3, bidders: 256, groups: 1024 }, settings).level).toBe('yellow')
    expect(levelOf(both(8), { size: 3, bidders: 256, groups: 1024 }, settings).level).toBe('green')
  })
})

/** Evidence of several origins, on one lot or more, some of it over its cap or a template's. */
const anyItem = fc.record({
  pair: fc.constantFrom('01', '02', '12'),
  kind: fc.constantFrom(LOCK, PHONE, BOSS, IP, ADDRESS, AUTHOR, CPU, MEETING, MACHINE, CODE),
  lots: fc.integer({ min: 1, max: 3 }),
  value: fc.integer({ min: 1, max: 6 }),
  isCrowds: fc.boolean(),
})
type AnyItem = typeof anyItem extends fc.Arbitrary<infer T> ? T : never
const asItem = ({ pair, kind, lots, value, isCrowds }: AnyItem): TestItem => ({
  pair,
  ...kind,
  lots,
  value: 100 * value + LISTED.indexOf(kind.rule),
  ...(isCrowds && kind.rule === 'DOC-01' ? { flags: ['overCap'] } : {}),
})

it('evidence added never lowers the level, a lot’s own mark aside, which speaks for a template', () => {
  const rank = (of: TestItem[]): number => ['green', 'yellow', 'red'].indexOf(level(3, ...of))
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 8 }), anyItem, (before, added) => {
      const given = before.map(asItem)
      expect(rank([...given, asItem(added)])).toBeGreaterThanOrEqual(rank(given))
    }),
    { numRuns: 2000, seed: 7 },
  )
})

it('a lot’s own code of a machine leaves the machine’s three codes a strong lead: whose machine is to be checked', () => {
  const handedOut: TestItem = { pair: '01', ...CODE, grade: '弱', lots: 1, flags: ['lotsOwn'] }
  expect(level(2, { pair: '01', ...MACHINE })).toBe('red')
  expect(level(2, { pair: '01', ...MACHINE }, handedOut)).toBe('yellow')
  expect(level(2, { pair: '01', ...LOCK }, handedOut)).toBe('green')
})
