import { describe, expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { contextOf } from '../../src/evidence/ask-rules.js'
import { defaultDetection } from '../../src/evidence/settings.js'
import { DISQUALIFIED, type Market, WITHDRAWN } from '../../src/market/market.js'
import { meetingPairs } from '../../src/market/meeting-pairs.js'
import type { BidderFact, PairFact } from '../../src/rules/ask.js'
import type { BehaviourDetail } from '../../src/rules/group-rule.js'
import { groupPeers, RULES, ruleIndex, settingsOf } from '../../src/rules/index.js'
import { marketOf, type TestBid, type TestLot } from '../support/market.js'
import { each, lettered, lotName as nameOf, times } from './fixtures/lettered.js'

const marketFrom = (...lots: Parameters<typeof lettered>): Market => marketOf(lettered(...lots))
const nameIn = (market: Market, b: number): string => stringAt(market.bidders.id, b)
const indexOf = (market: Market, id: string): number =>
  Array.from({ length: market.bidders.count }, (_, b) => b).find((b) => nameIn(market, b) === id)!

/** What the rule says of single bidders, by default settings. */
const flagged = (id: string, market: Market) => {
  const ask = RULES[ruleIndex[id]!]!.asks.find((one) => one.of === 'bidders')!
  return [...ask.find(contextIn(market), settingsOf(id, {}))] as BidderFact<BehaviourDetail>[]
}
/** … of pairs. */
const tied = (id: string, market: Market) => {
  const ask = RULES[ruleIndex[id]!]!.asks.find((one) => one.of === 'pairs')!
  return [...ask.find(contextIn(market), settingsOf(id, {}))] as PairFact<BehaviourDetail>[]
}
const contextIn = (market: Market) =>
  contextOf(market, defaultDetection(), market.bidders.count, meetingPairs(market, 1))
/** … of a group of bidders by letter. */
const ask = (id: string, market: Market, who: string, alone?: boolean) => {
  const asking = RULES[ruleIndex[id]!]!
  const { prepare } = asking.asks.find((one) => one.of === 'groups')!
  const members = [...who].map((letter) => indexOf(market, letter))
  const found = prepare(market, settingsOf(id, {}), 1, groupPeers(asking))(members, alone)
  return found && { ...found, members: found.members.map((b) => nameIn(market, b)).join('') }
}

describe('NET-03 never wins', () => {
  const losing = (n: number) => marketFrom([...each(n, (i) => `${'AB'[i % 2]}XC`), ...times(20, 'CAB')])
  it('flags who never wins thirty lots of three, with the exact chance', () => {
    const market = losing(30)
    const [hit] = flagged('NET-03', market)
    expect(nameIn(market, hit!.bidder)).toBe('X')
    // four bidders have twenty lots or more; X is the least likely
    expect(hit!.detail!.p).toBeCloseTo((2 / 3) ** 30 * 4, 12)
    expect(hit!.detail).toMatchObject({ null: 'equal-chances', bids: 30, wins: 0, expected: 10 })
    expect(hit!.lots).toHaveLength(30)
  })
  it('is silent at nineteen lots, and where chance allows no win', () => {
    expect(flagged('NET-03', losing(19))).toEqual([])
    const crowd = each(24, (i) => `${'ABCDEFGH'[i % 8]}${'ABCDEFGHX'.replace('ABCDEFGH'[i % 8]!, '')}`)
    expect(flagged('NET-03', marketFrom(crowd))).toEqual([])
  })
  it('takes no lot without a known winner, and no withdrawn bid', () => {
    expect(flagged('NET-03', marketFrom(times(40, '-AXC')))).toEqual([])
    const withdrawn = marketFrom(times(40, 'AXC'), undefined, { status: WITHDRAWN })
    expect(flagged('NET-03', withdrawn)).toEqual([])
  })
})

describe('NET-04 super-winner', () => {
  const rivals = each(60, (i) => {
    const letters = 'ABCDEFGH'
    return [0, 1, 2].map((k) => letters[(i + 3 * k) % 8]).join('')
  })
  it('flags who wins nearly all of its lots and most of the money', () => {
    const market = marketFrom([...rivals, ...each(20, (i) => `W${'ABCDEFGH'[i % 8]}${'BCDEFGHA'[i % 8]}`)])
    const hits = flagged('NET-04', market)
    expect(hits.map(({ bidder }) => nameIn(market, bidder))).toEqual(['W'])
    expect(hits[0]!.detail).toMatchObject({ bids: 20, wins: 20 })
  })
  it('is silent where wins are shared, and for few lots', () => {
    expect(flagged('NET-04', marketFrom(rivals))).toEqual([])
    const few = marketFrom([...rivals, ...times(8, 'WAB')])
    expect(flagged('NET-04', few)).toEqual([])
  })
})

describe('NET-05 winner and follower', () => {
  // A and B win a third of what they bid on elsewhere
  const elsewhere = each(30, (i) => ['ACD', 'CAD', 'DCA', 'BCD', 'CBD', 'DCB'][i % 6]!)
  it('flags a pair of whom one always and the other never wins, though each wins its share elsewhere', () => {
    const market = marketFrom([...elsewhere, ...times(9, 'ABC')])
    const hits = tied('NET-05', market)
    const ab = hits.find(({ a, b }) => nameIn(market, a) + nameIn(market, b) === 'AB')
    expect(ab!.detail).toMatchObject({ null: 'own-strength', lots: 9, wins: 9 })
    expect(ab!.bits).toBeGreaterThan(6 * 65536)
    expect(ab!.lots).toHaveLength(9)
  })
  it('says nothing of a strong firm beside a weak one', () => {
    const strong = marketFrom([...times(30, 'ACD'), ...times(30, 'CBD'), ...times(9, 'ABC')])
    const pairs = tied('NET-05', strong).map(({ a, b }) => nameIn(strong, a) + nameIn(strong, b))
    expect(pairs).not.toContain('AB')
  })
  it('is silent at four joint lots, when the other wins once, and for partners of one consortium', () => {
    const few = marketFrom([...elsewhere, ...times(4, 'ABC')])
    expect(tied('NET-05', few).map(({ lots }) => lots.length)).not.toContain(4)
    const once = marketFrom([...elsewhere, ...times(9, 'ABC'), 'BAC'])
    const pairs = tied('NET-05', once).map(({ a, b }) => nameIn(once, a) + nameIn(once, b))
    expect(pairs).not.toContain('AB')
    const partners = marketOf({
      bids: each(12, nameOf).flatMap((lot) => [
        { lot, bidder: 'A', won: true, consortium: 'one' },
        { lot, bidder: 'B', won: true, consortium: 'one' },
        { lot, bidder: 'C', won: false },
      ]),
    })
    for (const { a, b } of tied('NET-05', partners))
      expect(nameIn(partners, a) + nameIn(partners, b)).not.toBe('AB')
  })
})

describe('NET-06 rotation', () => {
  const IN_TURN = ['ABC', 'BCA', 'CAB']
  const inTurn = (n: number) => each(n, (i) => IN_TURN[i % 3]!)
  it('flags members of whom the next winner is always who has waited longest', () => {
    const market = marketFrom(inTurn(24))
    const found = ask('NET-06', market, 'ABC')
    expect(found).toMatchObject({ rule: 'NET-06', grade: '强', members: 'ABC' })
    expect(found!.detail).toMatchObject({ evenness: 1, repeats: 0, lots: 24, asked: 23, taken: 23 })
    expect(found!.detail.p).toBeLessThan(1e-7)
    expect(found!.bits / 65536).toBeCloseTo(-Math.log2(found!.detail.p), 3)
    expect(ask('NET-06', market, 'ABC')).toEqual(found)
  })
  it('is silent where even shares come without order, and below six lots', () => {
    const blocks = marketFrom(each(24, (i) => IN_TURN[Math.floor(i / 8)]!))
    expect(ask('NET-06', blocks, 'ABC')).toBeUndefined()
    const drawn = marketFrom(each(24, (i) => IN_TURN[(i * i + 3 * (i % 5)) % 3]!))
    expect(ask('NET-06', drawn, 'ABC')).toBeUndefined()
    expect(ask('NET-06', marketFrom(inTurn(5)), 'ABC')).toBeUndefined()
  })
  it('counts a win of many lots at one meeting once', () => {
    const tender = (i: number): TestLot => ({
      project: `P${Math.floor(i / 4)}`,
      day: 19000 + Math.floor(i / 4),
    })
    const fourEach = marketFrom(
      each(96, (i) => IN_TURN[Math.floor(i / 4) % 3]!),
      tender,
    )
    expect(ask('NET-06', fourEach, 'ABC')!.detail).toMatchObject({ lots: 24, asked: 23, taken: 23 })
    const few = marketFrom(
      each(20, (i) => IN_TURN[Math.floor(i / 4) % 3]!),
      tender,
    )
    expect(ask('NET-06', few, 'ABC')).toBeUndefined()
  })
  it('needs no other finding where turns are sharp, with eight lots, and one member at most without a win', () => {
    const lone = (who: string, lots: readonly string[]) => ask('NET-06', marketFrom(lots), who, true)
    expect(lone('ABC', inTurn(16))).toEqual(ask('NET-06', marketFrom(inTurn(16)), 'ABC'))
    expect(lone('ABC', inTurn(7))).toBeUndefined()
    const with1 = inTurn(16).map((who) => `${who}D`)
    expect(lone('ABCD', with1)!.members).toBe('ABC')
    expect(
      lone(
        'ABCDE',
        with1.map((who) => `${who}E`),
      ),
    ).toBeUndefined()
    // each wins once a round, in whatever order: found beside another finding, not alone
    const rounds = ['ABC', 'BAC', 'CBA', 'ACB', 'BCA', 'CAB'].map((round) => [...round])
    const faint = each(48, (i) => {
      const round = Math.floor(i / 3)
      const order = rounds[(7 * round + ((round * round) % 5)) % 6]!
      return [order[i % 3], ...order.filter((_, k) => k !== i % 3)].join('')
    })
    expect(ask('NET-06', marketFrom(faint), 'ABC')).toBeDefined()
    expect(lone('ABC', faint)).toBeUndefined()
  })
  it('is silent where turns follow from who bids where', () => {
    // each lot has one member and an outsider who never wins, or two of whom the first must win
    const forced = marketFrom(each(24, (i) => ['AX', 'BX', 'CX'][i % 3]!))
    expect(ask('NET-06', forced, 'ABC')).toBeUndefined()
  })
  it('is silent where one wins nearly all, or no day is known', () => {
    expect(ask('NET-06', marketFrom(each(24, (i) => (i % 8 ? 'ABC' : 'BAC'))), 'ABC')).toBeUndefined()
    const undated = marketOf({
      bids: each(24, (i) => ['AB', 'BA'][i % 2]!).flatMap((who, i) =>
        [...who].map((bidder, k) => ({ lot: nameOf(i), bidder, won: k === 0 })),
      ),
    })
    expect(ask('NET-06', undated, 'AB')).toBeUndefined()
  })
})

describe('NET-07 market division', () => {
  const areas = ['330203', '330204', '330205']
  const inArea = (i: number): TestLot => ({ region: areas[i % 3]! })
  it('flags members who each win one area and bid in vain in the others', () => {
    const market = marketFrom(
      each(30, (i) => ['ABC', 'BCA', 'CAB'][i % 3]!),
      inArea,
    )
    const found = ask('NET-07', market, 'ABC')
    expect(found).toMatchObject({ rule: 'NET-07', grade: '强', members: 'ABC' })
    expect(found!.detail).toMatchObject({ area: 'region', v: 1, p: 0.0001, lots: 30 })
  })
  it('is silent where wins are spread over the areas, and where members stay at home', () => {
    const spread = marketFrom(
      each(30, (i) => ['ABC', 'BCA', 'CAB'][Math.floor(i / 3) % 3]!),
      inArea,
    )
    expect(ask('NET-07', spread, 'ABC')).toBeUndefined()
    const home = marketFrom(
      each(30, (i) => ['AX', 'BX', 'CX'][i % 3]!),
      inArea,
    )
    expect(ask('NET-07', home, 'ABC')).toBeUndefined()
  })
  it('is silent where one member only bids away, and below eight lots', () => {
    const one = marketFrom(
      each(30, (i) => ['AX', 'BA', 'CX'][i % 3]!),
      inArea,
    )
    expect(ask('NET-07', one, 'ABC')).toBeUndefined()
    const few = marketFrom(
      each(7, (i) => ['ABC', 'BCA', 'CAB'][i % 3]!),
      inArea,
    )
    expect(ask('NET-07', few, 'ABC')).toBeUndefined()
  })
})

describe('NET-08 buyer concentration', () => {
  const of = (wins: number) =>
    marketFrom(
      [
        ...times(wins, 'ABC'),
        ...times(10 - wins, 'BCA'),
        ...each(40, (i) => ['BCA', 'CAB', 'ABC', 'CBA'][i % 4]!),
      ],
      (i) => ({ buyer: i < 10 ? 'TOWN' : 'COUNTY' }),
    )
  it('flags a bidder that wins nearly all of one buyer’s lots and its share elsewhere', () => {
    const market = of(9)
    const [hit] = flagged('NET-08', market)
    expect(nameIn(market, hit!.bidder)).toBe('A')
    expect(hit!.detail).toMatchObject({ buyer: 'TOWN', wins: 9, bids: 10, of: 10 })
    expect(hit!.detail!.p).toBeLessThan(0.01)
  })
  it('is silent at what chance gives, and for a bidder as strong elsewhere', () => {
    expect(flagged('NET-08', of(5))).toEqual([])
    const everywhere = marketFrom(times(40, 'ABC'), (i) => ({ buyer: i < 10 ? 'TOWN' : 'COUNTY' }))
    expect(flagged('NET-08', everywhere)).toEqual([])
  })
})

describe('NET-09 giving way', () => {
  const lot = (i: number, first: string, second: string, status = WITHDRAWN): TestBid[] => [
    { lot: nameOf(i), bidder: first, amount: 90, status, won: false, rank: 1 },
    { lot: nameOf(i), bidder: second, amount: 95, won: true, rank: 2 },
    ...['C', 'D', 'E', 'F', 'G'].map((bidder) => ({ lot: nameOf(i), bidder, amount: 99, won: false })),
  ]
  it('flags who withdrew from the first place twice for the same other bidder', () => {
    const market = marketOf({ bids: [lot(0, 'A', 'B'), lot(1, 'A', 'B')].flat() })
    const [hit] = tied('NET-09', market)
    expect(nameIn(market, hit!.a) + nameIn(market, hit!.b)).toBe('AB')
    expect(hit!.detail).toMatchObject({ p: expect.closeTo(1 / 36, 12), times: 2, of: 2 })
    expect(hit!.lots).toEqual([0, 1])
  })
  it('is silent for once, for different others, and for a bid that was thrown out', () => {
    const once = marketOf({ bids: lot(0, 'A', 'B') })
    const others = marketOf({ bids: [lot(0, 'A', 'B'), lot(1, 'A', 'H')].flat() })
    const thrown = marketOf({ bids: [lot(0, 'A', 'B', DISQUALIFIED), lot(1, 'A', 'B', DISQUALIFIED)].flat() })
    for (const market of [once, others, thrown]) expect(tied('NET-09', market)).toEqual([])
  })
  it('is silent for partners of one consortium', () => {
    const bids = [lot(0, 'A', 'B'), lot(1, 'A', 'B')].flat()
    const partners = bids.map((bid) => ('AB'.includes(bid.bidder) ? { ...bid, consortium: 'one' } : bid))
    expect(tied('NET-09', marketOf({ bids: partners }))).toEqual([])
  })
})

describe('NET-10 exactly three', () => {
  const others = each(40, (i) => ['DEFG', 'DEFGH', 'DEGHI', 'EFGHI'][i % 4]!)
  it('flags a group that fills up lots to three again and again', () => {
    const market = marketFrom([...times(6, 'ABC'), ...others])
    const found = ask('NET-10', market, 'ABC')
    expect(found).toMatchObject({ rule: 'NET-10', grade: '线', members: 'ABC', lots: [0, 1, 2, 3, 4, 5] })
    expect(found!.detail.p).toBeCloseTo((7 / 48) ** 6, 12)
  })
  it('is silent where lots of the place have three bidders anyway, and below three lots', () => {
    const remote = marketFrom([...times(6, 'ABC'), ...each(40, (i) => ['DEF', 'EFG', 'FGH'][i % 3]!)])
    expect(ask('NET-10', remote, 'ABC')).toBeUndefined()
    expect(ask('NET-10', marketFrom([...times(2, 'ABC'), ...others]), 'ABC')).toBeUndefined()
  })
})

describe('NET-11 sham invalid bids', () => {
  const market = (careless: boolean, n = 6) =>
    marketOf({
      bids: [
        ...each(n, nameOf).flatMap((lot): TestBid[] => [
          { lot, bidder: 'A', won: true },
          { lot, bidder: 'B', won: false, status: DISQUALIFIED },
          { lot, bidder: 'C', won: false },
        ]),
        ...each(60, (i) => nameOf(100 + i)).flatMap((lot): TestBid[] => [
          { lot, bidder: 'D', won: true },
          { lot, bidder: 'B', won: false, ...(careless && { status: DISQUALIFIED }) },
          { lot, bidder: 'E', won: false },
        ]),
      ],
    })
  it('flags members thrown out where a member wins, and nowhere else', () => {
    const found = ask('NET-11', market(false), 'ABC')
    expect(found).toMatchObject({ rule: 'NET-11', members: 'AB', lots: [0, 1, 2, 3, 4, 5] })
    expect(found!.detail).toMatchObject({ disqualified: 6, of: 12 })
  })
  it('says nothing of a bidder that is careless everywhere, nor of two bids', () => {
    expect(ask('NET-11', market(true), 'ABC')).toBeUndefined()
    expect(ask('NET-11', market(false, 2), 'ABC')).toBeUndefined()
  })
})

describe('NET-02 clique', () => {
  it('flags a circle whose pairs all meet beyond chance, and no chain', () => {
    const alone = each(60, (i) => 'DEFG'[i % 4]!)
    const circle = marketFrom([...times(8, 'ABC'), ...alone])
    const found = ask('NET-02', circle, 'ABC')
    expect(found).toMatchObject({ rule: 'NET-02', grade: '线', members: 'ABC' })
    expect(found!.detail).toMatchObject({ meeting: 3, density: 1 })
    const chain = marketFrom([...times(8, 'AB'), ...times(8, 'BC'), ...times(8, 'CX'), ...alone])
    expect(ask('NET-02', chain, 'ABCX')).toBeUndefined()
    expect(ask('NET-02', marketFrom([...times(4, 'ABC'), ...alone]), 'ABC')).toBeUndefined()
  })
})

describe('NET-12 work for the losers', () => {
  const lots = [...times(3, 'ABC'), ...each(6, (i) => `D${'EFGHIJ'[i]}`)]
  const given = (rows: { to: string; lawful?: boolean }[]) => {
    const market = marketFrom(lots)
    const index = (id: string): number => indexOf(market, id)
    const flag = rows.map(({ lawful }) => (lawful ? 1 : 0))
    return {
      ...market,
      contracts: { ...market.contracts, count: 1, lot: Int32Array.of(0), bidder: Int32Array.of(index('A')) },
      subcontracts: {
        ...market.subcontracts,
        count: rows.length,
        contract: new Int32Array(rows.length),
        giver: new Int32Array(rows.length).fill(-1),
        subcontractor: Int32Array.from(rows, ({ to }) => index(to)),
        qualified: Uint8Array.from(flag),
        approved: Uint8Array.from(flag),
      },
    }
  }
  it('flags a winner that gives work to a loser of the lot', () => {
    const market = given([{ to: 'B' }])
    expect(tied('NET-12', market)).toEqual([
      {
        a: 0,
        b: 1,
        grade: '强',
        holders: 3,
        lots: [0],
        detail: { type: 'behaviour', p: 2 / 9, null: 'any-firm', giver: 'A', taker: 'B', times: 1 },
      },
    ])
  })
  it('says nothing of work for a firm that was not on the lot, and less of a lawful subcontract', () => {
    expect(tied('NET-12', given([{ to: 'D' }]))).toEqual([])
    expect(tied('NET-12', given([{ to: 'B', lawful: true }]))[0]!.grade).toBe('线')
    expect(tied('NET-12', given([{ to: 'B', lawful: true }, { to: 'B' }]))[0]!.grade).toBe('强')
  })
})

describe('NET-13 born for a project', () => {
  const market = (registered: number, lots = ['AX', 'BC', 'CB']) => {
    const made = marketFrom(lots, (i) => ({ day: i === 0 ? 19000 : 19500 + i }))
    made.bidders.registered[indexOf(made, 'X')] = registered
    return made
  }
  const found = (made: Market) => flagged('NET-13', made).map(({ bidder }) => nameIn(made, bidder))
  it('flags who was registered a month before its only lot and not seen for a year', () => {
    const [hit] = flagged('NET-13', market(18970))
    expect(hit!.detail).toMatchObject({ ageDays: 30, lots: 1, struckOff: false })
  })
  it('is silent for an older firm, one that still bids, and one registered after its bid', () => {
    expect(found(market(18970))).toEqual(['X'])
    expect(found(market(18900))).toEqual([])
    expect(found(market(18970, ['AX', 'BX', 'CB']))).toEqual([])
    expect(found(market(19001))).toEqual([])
  })
})

describe('NET-14 broker', () => {
  const bids = (device: (bidder: string) => string | undefined): TestBid[] =>
    each(4, nameOf).flatMap((lot) =>
      ['A', 'B', 'C'].map((bidder): TestBid => {
        const mac = device(bidder)
        return { lot, bidder, ...(mac && { uses: { 'bids.mac': mac } }) }
      }),
    )
  it('points at a machine through which three members hang together, without bits', () => {
    const market = marketOf({ bids: bids(() => 'F8:75:A4:1B:2C:3D') })
    expect(ask('NET-14', market, 'ABC')).toMatchObject({
      rule: 'NET-14',
      grade: '弱',
      bits: 0,
      members: 'ABC',
      detail: { kind: 'mac', bridged: 3, betweenness: 1, brokers: 1 },
    })
  })
  it('is silent where two share, and where the value is allow-listed', () => {
    const two = marketOf({ bids: bids((bidder) => (bidder === 'C' ? undefined : 'F8:75:A4:1B:2C:3D')) })
    expect(ask('NET-14', two, 'ABC')).toBeUndefined()
    const allowed = marketOf({
      bids: bids(() => 'F8:75:A4:1B:2C:3D'),
      allowlist: [{ kind: 'mac', value: 'F8:75:A4:1B:2C:3D' }],
    })
    expect(ask('NET-14', allowed, 'ABC')).toBeUndefined()
  })
})
