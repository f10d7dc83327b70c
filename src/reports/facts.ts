import { mostOf } from '../arrays/extremes.js'
import { firstWhere } from '../arrays/search.js'
import { findString, stringAt } from '../arrays/strings.js'
import { isoDay } from '../domain/day.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { Ring, RingEvidence } from '../domain/ring.js'
import type { StatutoryFact } from '../domain/statutory-fact.js'
import { prosecutionStandard } from '../law/index.js'
import { mainCurrency } from '../market/currency.js'
import { type Market, VALID } from '../market/market.js'
import { RULES, ruleIndex } from '../rules/index.js'
import { variation } from '../stats/moments.js'
import { median } from '../stats/quantile.js'
import { hintOn } from '../telling/law.js'
import { type Period, parsePeriod } from './period.js'
import type { Measure, Query, Where } from './query.js'

/** Rings of a run against the market they were found in, ready to be measured. */
export interface Facts {
  market: Market
  /** listed rings, best first */
  rings: readonly ListedRing[]
  /** what the law deems collusion on one lot, outside red rings */
  deeds: readonly StatutoryFact[]
  /** facts about one lot above background (tender, evaluation, performance, prices), by lot */
  lotFacts: ReadonlyMap<number, readonly LotFlagRecord[]>
  /** the currency most lots are in: amounts are of these lots only */
  currency: string
  /** lots in another currency */
  otherCurrency: number
  /**
   * last bid of each bidder on each lot, lot by lot: bids of lot l are last[lastOffsets[l] ..
   * lastOffsets[l+1])
   */
  last: Int32Array
  lastOffsets: Int32Array
  /** 1 where a lot is a joint lot of a listed ring */
  ringed: Uint8Array
  /** listed rings (positions) that have lot l among their joint lots; absent when none */
  ringsOf: ReadonlyMap<number, readonly number[]>
  /** lots by day, ascending; lots without a day are in no period */
  byDay: Int32Array
  /** days of the first and last lot; undefined of an empty market */
  range: { firstDay: number; lastDay: number } | undefined
  /** lots without a day */
  undated: number
  measure(query: Query): number | null
}

export interface ListedRing {
  ring: Ring
  /** lot indices, ascending */
  lots: Int32Array
  /** bidder indices in the order of ring.members */
  members: Int32Array
}

/** @param rings red and yellow rings of a run, best first */
export const factsOf = (
  market: Market,
  rings: readonly Ring[],
  deeds: readonly StatutoryFact[] = [],
  lotFacts: readonly LotFlagRecord[] = [],
): Facts => {
  const listed = rings.map((ring) => listedRing(market, ring))
  const ringed = new Uint8Array(market.lots.count)
  const ringsOf = new Map<number, number[]>()
  listed.forEach(({ lots }, r) => {
    for (const lot of lots) {
      ringed[lot] = 1
      ringsOf.set(lot, [...(ringsOf.get(lot) ?? []), r])
    }
  })
  const byDay = datedLots(market)
  const currency = mainCurrency(market)
  const facts: Facts = {
    market,
    rings: listed,
    deeds,
    lotFacts: byLot(market, lotFacts),
    currency: currency < 0 ? 'CNY' : stringAt(market.words, currency),
    otherCurrency: market.lots.currency.reduce((n, of) => (of === currency || of < 0 ? n : n + 1), 0),
    ...lastBids(market),
    ringed,
    ringsOf,
    byDay,
    range:
      byDay.length === 0
        ? undefined
        : { firstDay: market.lots.day[byDay[0]!]!, lastDay: market.lots.day[byDay.at(-1)!]! },
    undated: market.lots.count - byDay.length,
    measure: (query) => MEASURE[query.measure](facts, query.where),
  }
  return facts
}

/** Lots of a period, by day. */
export const lotsIn = ({ market, byDay }: Facts, { firstDay, lastDay }: Period): Int32Array => {
  const day = (i: number): number => market.lots.day[byDay[i]!]!
  return byDay.subarray(
    firstWhere(0, byDay.length, (i) => day(i) >= firstDay),
    firstWhere(0, byDay.length, (i) => day(i) > lastDay),
  )
}

/** Lots that a condition speaks of; lots only: what it says of rings is for `ringsWhere`. */
export const lotsWhere = (facts: Facts, where: Where): Int32Array => {
  const { market, ringed } = facts
  const { lots, words, bidders } = market
  const among = where.period === undefined ? allLots(market) : lotsIn(facts, parsePeriod(where.period))
  const tests: ((lot: number) => boolean)[] = []
  const word = (column: Int32Array, text: string | undefined): void => {
    if (text === undefined) return
    const wanted = text === '' ? -1 : findWord(words, text)
    tests.push((lot) => column[lot] === wanted)
  }
  word(lots.industry, where.industry)
  word(lots.region, where.region)
  word(lots.township, where.township)
  word(lots.evaluation, where.evaluation)
  for (const [column, id] of [
    [lots.buyer, where.buyer],
    [lots.agency, where.agency],
  ] as const)
    if (id !== undefined) {
      const org = orgAt(bidders, id)
      tests.push((lot) => column[lot] === org)
    }
  if (where.ringed !== undefined) tests.push((lot) => ringed[lot] === (where.ringed === 'yes' ? 1 : 0))
  return tests.length === 0 ? among : among.filter((lot) => tests.every((test) => test(lot)))
}

export interface ActiveRing extends ListedRing {
  /** joint lots the condition speaks of */
  active: Int32Array
}

/** Listed rings that the condition speaks of, each with its joint lots of it. */
export const ringsWhere = (facts: Facts, where: Where): ActiveRing[] => {
  const wanted = new Uint8Array(facts.market.lots.count)
  for (const lot of lotsWhere(facts, where)) wanted[lot] = 1
  return facts.rings.flatMap((listed) => {
    const { ring, lots } = listed
    if (where.level !== undefined && ring.level !== where.level) return []
    if (where.ring !== undefined && ring.id !== where.ring) return []
    if (where.size !== undefined && !within(where.size, ring.members.length)) return []
    if (where.role !== undefined && !ring.members.some((member) => member.role === where.role)) return []
    const active = lots.filter((lot) => wanted[lot] === 1)
    if (active.length === 0) return []
    const one = { ...listed, active }
    return speaksOf(facts, one, where) ? [one] : []
  })
}

/** Facts on one lot that the condition speaks of. */
export const deedsWhere = (facts: Facts, { rule, ...where }: Where): StatutoryFact[] => {
  if (facts.deeds.length === 0) return []
  const wanted = new Uint8Array(facts.market.lots.count)
  for (const lot of lotsWhere(facts, where)) wanted[lot] = 1
  return facts.deeds.filter(
    (deed) =>
      (rule === undefined || deed.rule === rule) && wanted[findString(facts.market.lots.id, deed.lot)] === 1,
  )
}

/** Facts of a ring, above background, that stand on its active lots (or on no lot at all). */
export const evidenceOn = (facts: Facts, { ring, active }: ActiveRing): RingEvidence[] => {
  const ids = new Set(Array.from(active, (lot) => stringAt(facts.market.lots.id, lot)))
  return ring.evidence.filter(
    (item) => item.grade !== '弱' && (item.lots.length === 0 || item.lots.some((id) => ids.has(id))),
  )
}

const speaksOf = (facts: Facts, ring: ActiveRing, { rule, family }: Where): boolean => {
  if (rule === undefined && family === undefined) return true
  return evidenceOn(facts, ring).some(
    (item) => (rule === undefined || item.rule === rule) && (family === undefined || item.family === family),
  )
}

const MEASURE: Record<Measure, (facts: Facts, where: Where) => number | null> = {
  lots: (facts, where) => lotsWhere(facts, where).length,
  bids: (facts, where) => {
    let n = 0
    for (const lot of lotsWhere(facts, where)) n += facts.lastOffsets[lot + 1]! - facts.lastOffsets[lot]!
    return n
  },
  bidders: (facts, where) => {
    const seen = new Uint8Array(facts.market.bidders.count)
    for (const lot of lotsWhere(facts, where))
      for (const bid of bidsOn(facts, lot)) seen[facts.market.bids.bidder[bid]!] = 1
    return seen.reduce((sum, one) => sum + one, 0)
  },
  awardedFen: (facts, where) => {
    let sum = 0
    for (const lot of lotsWhere(facts, where)) sum += wonOn(facts, lot, () => true).fen
    return sum
  },
  rings: (facts, where) => ringsWhere(facts, where).length,
  regionCrossingRings: (facts, where) =>
    ringsWhere(facts, where).filter(({ active }) => regionsOf(facts.market, active).size > 1).length,
  ringLots: (facts, where) => new Set(ringsWhere(facts, where).flatMap(({ active }) => [...active])).size,
  ringBidders: (facts, where) => ringBidders(facts, where).size,
  outsideBidders: (facts, where) => {
    const { market } = facts
    let n = 0
    for (const [bidder, lots] of ringBidders(facts, where)) {
      const home = homeOf(stringAt(market.bidders.id, bidder))
      if (home && lots.some((lot) => isElsewhere(market, lot, home))) n++
    }
    return n
  },
  memberships: (facts, where) =>
    ringsWhere(facts, where).reduce(
      (n, { ring }) => n + ring.members.filter(({ role }) => !where.role || role === where.role).length,
      0,
    ),
  ringAwardFen: (facts, where) => ringAwards(facts, where).fen,
  hintedAwardFen: (facts, where) => ringAwards(facts, where, (ring) => hintedLots(facts.market, ring)).fen,
  ringWinners: (facts, where) => ringAwards(facts, where).winners.size,
  pricedLots: (facts, where) => variations(facts, where).length,
  medianCv: (facts, where) => median(variations(facts, where)) ?? null,
  discountLots: (facts, where) => discounts(facts, where).length,
  medianDiscount: (facts, where) => median(discounts(facts, where)) ?? null,
  deeds: (facts, where) => deedsWhere(facts, where).length,
  deedLots: (facts, where) => new Set(deedsWhere(facts, where).map(({ lot }) => lot)).size,
  thinLots: (facts, where) => lotsWhere(facts, where).filter((lot) => sidesOn(facts, lot) <= 3).length,
  factLots: (facts, { rule, family, ...where }) =>
    lotsWhere(facts, where).filter((lot) => lotFactsOn(facts, lot, { rule, family }).length > 0).length,
  hintedLots: (facts, where) => hintedAwards(facts, where).length,
  hintedProjectFen: (facts, where) => hintedAwards(facts, where).reduce((sum, { fen }) => sum + fen, 0),
  hintedLargestFen: (facts, where) => mostOf([0, ...hintedAwards(facts, where).map(({ fen }) => fen)]),
  thresholdLots: (facts, where) => hintedAwards(facts, where).filter(({ reaches }) => reaches).length,
}

/** Facts about a lot that the condition speaks of. */
export const lotFactsOn = (
  { lotFacts }: Facts,
  lot: number,
  { rule, family }: { rule?: string | undefined; family?: string | undefined } = {},
): LotFlagRecord[] =>
  (lotFacts.get(lot) ?? []).filter(
    (fact) =>
      (rule === undefined || fact.rule === rule) &&
      (family === undefined || RULES[ruleIndex[fact.rule]!]?.family === family),
  )

const byLot = (market: Market, facts: readonly LotFlagRecord[]): Facts['lotFacts'] => {
  const found = new Map<number, LotFlagRecord[]>()
  for (const fact of facts) {
    const lot = findString(market.lots.id, fact.lot)
    if (lot >= 0 && fact.grade !== '弱') found.set(lot, [...(found.get(lot) ?? []), fact])
  }
  return found
}

/** Bidders on a lot, the partners of a consortium as one. */
const sidesOn = (facts: Facts, lot: number): number => {
  const { consortium } = facts.market.bids
  const partners = new Set<number>()
  let single = 0
  for (const bid of bidsOn(facts, lot))
    if (consortium[bid]! >= 0) partners.add(consortium[bid]!)
    else single++
  return single + partners.size
}

/** Lots of rings that may carry a hint at article 223, with their award whoever won it. */
const hintedAwards = (facts: Facts, where: Where): { fen: number; reaches: boolean }[] => {
  const lots = new Set(ringsWhere(facts, where).flatMap((ring) => [...hintedLots(facts.market, ring)]))
  return [...lots].map((lot) => {
    const { fen } = wonOn(facts, lot, () => true)
    const standard = prosecutionStandard(isoDay(facts.market.lots.day[lot]!) ?? '')
    return { fen, reaches: standard !== undefined && facts.currency === 'CNY' && fen >= standard.awardFen }
  })
}

/** Last bids on a lot, by bidder. */
export const bidsOn = ({ last, lastOffsets }: Facts, lot: number): Int32Array =>
  last.subarray(lastOffsets[lot]!, lastOffsets[lot + 1]!)

/**
 * Winning bids on a lot of bidders that pass: their sum in fen (consortium partners once), and who they are.
 */
export const wonOn = (
  facts: Facts,
  lot: number,
  passes: (bidder: number) => boolean,
): { fen: number; winners: number[] } => {
  const { bids, lots, words } = facts.market
  const paid = new Set<number>()
  const won = { fen: 0, winners: [] as number[] }
  const counts = lots.currency[lot]! < 0 || stringAt(words, lots.currency[lot]!) === facts.currency
  for (const bid of bidsOn(facts, lot)) {
    if (bids.won[bid] !== 1 || !passes(bids.bidder[bid]!)) continue
    won.winners.push(bids.bidder[bid]!)
    const consortium = bids.consortium[bid]!
    if (consortium >= 0 && paid.has(consortium)) continue
    paid.add(consortium)
    if (counts && !Number.isNaN(bids.amount[bid])) won.fen += bids.amount[bid]!
  }
  return won
}

/** Members of rings with the active joint lots they bid on. */
const ringBidders = (facts: Facts, where: Where): Map<number, number[]> => {
  const found = new Map<number, number[]>()
  for (const { members, active } of ringsWhere(facts, where))
    for (const lot of active)
      for (const bid of bidsOn(facts, lot)) {
        const bidder = facts.market.bids.bidder[bid]!
        if (members.includes(bidder)) found.set(bidder, [...(found.get(bidder) ?? []), lot])
      }
  return found
}

const ringAwards = (
  facts: Facts,
  where: Where,
  lotsOf: (ring: ActiveRing) => Int32Array = ({ active }) => active,
): { fen: number; winners: Set<number> } => {
  const members = new Map<number, Set<number>>()
  for (const ring of ringsWhere(facts, where))
    for (const lot of lotsOf(ring)) members.set(lot, new Set([...(members.get(lot) ?? []), ...ring.members]))
  const all = { fen: 0, winners: new Set<number>() }
  for (const [lot, of] of [...members].sort(([x], [y]) => x - y)) {
    const { fen, winners } = wonOn(facts, lot, (bidder) => of.has(bidder))
    all.fen += fen
    for (const winner of winners) all.winners.add(winner)
  }
  return all
}

/**
 * Lots of a ring that may carry a hint at article 223 of the criminal law, as on the check sheet of statutes.
 */
export const hintedLots = (
  { lots, words }: Market,
  { ring, active }: { ring: Ring; active: Int32Array },
): Int32Array => {
  const hint = hintOn(ring)
  const word = (at: number): string | undefined => (at < 0 ? undefined : stringAt(words, at))
  return active.filter((lot) => {
    const [domain, method] = [word(lots.domain[lot]!), word(lots.method[lot]!)]
    return hint({ id: stringAt(lots.id, lot), domain, method }) === 'may'
  })
}

const PRICED = 3

const variations = (facts: Facts, where: Where): number[] => {
  const { bids } = facts.market
  const found: number[] = []
  for (const lot of lotsWhere(facts, where)) {
    const priced = bidsOn(facts, lot).filter((bid) => bids.status[bid] === VALID && bids.amount[bid]! > 0)
    const prices = Float64Array.from(priced, (bid) => bids.amount[bid]!)
    const cv = prices.length < PRICED ? undefined : variation(prices)
    if (cv !== undefined) found.push(cv)
  }
  return found
}

/** 1 − winner's price / ceiling, of lots with both. */
const discounts = (facts: Facts, where: Where): number[] => {
  const { bids, lots } = facts.market
  const found: number[] = []
  for (const lot of lotsWhere(facts, where)) {
    const ceiling = lots.controlPrice[lot]!
    const winner = bidsOn(facts, lot).find((bid) => bids.won[bid] === 1 && bids.amount[bid]! > 0)
    if (winner !== undefined && ceiling > 0) found.push(1 - bids.amount[winner]! / ceiling)
  }
  return found
}

/** Words of regions that lots lie in. */
const regionsOf = ({ lots }: Market, active: Int32Array): Set<number> =>
  new Set([...active].map((lot) => lots.region[lot]!).filter((region) => region >= 0))

/**
 * Administrative division in a unified social credit code (digits 3 to 8); undefined for another kind of id.
 */
export const homeOf = (id: string): string | undefined => /^[0-9A-Y]{2}(\d{6})[0-9A-Y]{10}$/.exec(id)?.[1]

const isElsewhere = ({ lots, words }: Market, lot: number, home: string): boolean => {
  const region = lots.region[lot]! < 0 ? '' : stringAt(words, lots.region[lot]!)
  return /^\d{6}$/.test(region) && region !== home
}

const listedRing = (market: Market, ring: Ring): ListedRing => ({
  ring,
  lots: Int32Array.from(
    ring.lots.map((id) => findString(market.lots.id, id)).filter((lot) => lot >= 0),
  ).sort(),
  members: Int32Array.from(ring.members, ({ bidderId }) =>
    findString(market.bidders.id, bidderId, 0, market.bidders.count),
  ),
})

const datedLots = ({ lots }: Market): Int32Array => {
  const dated = allOf(lots.count).filter((lot) => lots.day[lot]! > -1e9)
  return dated.sort((x, y) => lots.day[x]! - lots.day[y]! || x - y)
}

const lastBids = ({ bids, lots }: Market): Pick<Facts, 'last' | 'lastOffsets'> => {
  const last = new Int32Array(bids.count)
  const lastOffsets = new Int32Array(lots.count + 1)
  let n = 0
  for (let lot = 0; lot < lots.count; lot++) {
    lastOffsets[lot] = n
    const to = bids.lotOffsets[lot + 1]!
    for (let bid = bids.lotOffsets[lot]!; bid < to; bid++)
      if (bid + 1 === to || bids.bidder[bid + 1] !== bids.bidder[bid]) last[n++] = bid
  }
  lastOffsets[lots.count] = n
  return { last: last.subarray(0, n), lastOffsets }
}

const allLots = ({ lots }: Market): Int32Array => allOf(lots.count)
const allOf = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i)

const findWord = (words: Market['words'], text: string): number => {
  const at = findString(words, text)
  return at < 0 ? -2 : at
}

const orgAt = (bidders: Market['bidders'], id: string): number => {
  const bidder = findString(bidders.id, id, 0, bidders.count)
  return bidder >= 0 ? bidder : findString(bidders.id, id, bidders.count, bidders.orgCount)
}

const within = (size: string, n: number): boolean => {
  const [low, high] = size.split('-').map(Number)
  return n >= low! && n <= (high ?? low!)
}
