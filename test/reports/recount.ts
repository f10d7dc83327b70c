import type { LotFlagRecord } from '../../src/domain/lot-flag.js'
import type { BidRecord, LotRecord } from '../../src/domain/records.js'
import type { Ring } from '../../src/domain/ring.js'
import type { StatutoryFact } from '../../src/domain/statutory-fact.js'
import { criminalHintAllowed } from '../../src/law/index.js'

/** What anybody can read of a store through the API: lots, their bids, and `rings --json`. */
export interface Open {
  lots: LotRecord[]
  bids: Map<string, BidRecord[]>
  rings: Ring[]
  facts: StatutoryFact[]
  /** what rules about lots said: `lotFlags` of the case book */
  lotFacts: LotFlagRecord[]
}

type Where = Record<string, string>

/** A report's numbers counted anew, the plain way, from plain records: shares no code with src/reports. */
export const recount = (open: Open, id: string): number | null | undefined => {
  const formula = /^([A-Za-z.]+)\((.*)\)$/.exec(id)
  if (formula) return compute(open, formula[1]!, split(formula[2]!))
  const [, measure, period, rest] = /^(\w+)@([^/]+)((?:\/\w+=[^/]*)*)$/.exec(id)!
  const where = Object.fromEntries(
    rest!
      .split('/')
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
  return count(open, measure!, period!, where)
}

const compute = (open: Open, name: string, args: string[]): number | null | undefined => {
  const values = args.map((arg) => recount(open, arg))
  if (values.some((value) => value === null || value === undefined)) return null
  const [a, b] = values as [number, number]
  if (name === 'share') return b > 0 ? a / b : null
  if (name === 'change') return b > 0 ? a / b - 1 : null
  if (name === 'sum') return (values as number[]).reduce((sum, value) => sum + value, 0)
  return undefined
}

/** Arguments between commas that stand in no brackets. */
const split = (text: string): string[] => {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')') depth--
    if (text.startsWith(', ', i) && depth === 0) {
      parts.push(text.slice(from, i))
      from = i + 2
    }
  }
  return [...parts, text.slice(from)]
}

const count = (open: Open, measure: string, period: string, where: Where): number | null => {
  const lots = open.lots.filter((lot) => inPeriod(open, lot, period) && matches(lot, where, open))
  const ids = new Set(lots.map(({ id }) => id))
  const rings = open.rings
    .map((ring) => ({ ring, lots: ring.lots.filter((id) => ids.has(id)) }))
    .filter((one) => one.lots.length > 0 && ringMatches(one.ring, one.lots, where))
  const ringLots = new Set(rings.flatMap((one) => one.lots))
  const deeds = open.facts.filter(
    ({ lot, rule }) => ids.has(lot) && (where.rule === undefined || rule === where.rule),
  )
  switch (measure) {
    case 'lots':
      return lots.length
    case 'bids':
      return lots.reduce((n, { id }) => n + last(open, id).length, 0)
    case 'bidders':
      return new Set(lots.flatMap(({ id }) => last(open, id).map(({ bidderId }) => bidderId))).size
    case 'thinLots':
      return lots.filter(
        ({ id }) =>
          new Set(last(open, id).map(({ consortium, bidderId }) => consortium || `alone ${bidderId}`)).size <=
          3,
      ).length
    case 'factLots':
      return lots.filter(({ id }) =>
        open.lotFacts.some(
          ({ lot, rule, grade }) =>
            lot === id &&
            grade !== '弱' &&
            (where.rule === undefined || rule === where.rule) &&
            (where.family === undefined || FAMILY_OF[rule.slice(0, 3)] === where.family),
        ),
      ).length
    case 'hintedLots':
    case 'hintedProjectFen':
    case 'hintedLargestFen':
    case 'thresholdLots': {
      const hinted = [...ringLots].filter((id) => {
        const { domain, method } = lotOf(open, id)
        return (
          criminalHintAllowed(domain, method) &&
          rings.some((one) => one.lots.includes(id) && isGrave(one.ring, id))
        )
      })
      const awards = hinted.map((id) => ({ id, fen: won(last(open, id)) }))
      if (measure === 'hintedLots') return hinted.length
      if (measure === 'hintedProjectFen') return awards.reduce((sum, { fen }) => sum + fen, 0)
      if (measure === 'hintedLargestFen') return Math.max(0, ...awards.map(({ fen }) => fen))
      return awards.filter(({ id, fen }) => fen >= (dayOf(open, lotOf(open, id)) >= '2022-05-15' ? 4e8 : 2e8))
        .length
    }
    case 'awardedFen':
      return lots.reduce((sum, { id }) => sum + won(last(open, id)), 0)
    case 'deeds':
      return deeds.length
    case 'deedLots':
      return new Set(deeds.map(({ lot }) => lot)).size
    case 'rings':
      return rings.length
    case 'regionCrossingRings':
      return rings.filter(
        (one) => new Set(one.lots.flatMap((id) => lotOf(open, id).regionCode ?? [])).size > 1,
      ).length
    case 'ringLots':
      return ringLots.size
    case 'memberships':
      return rings.reduce(
        (n, { ring }) => n + ring.members.filter(({ role }) => !where.role || role === where.role).length,
        0,
      )
    case 'ringBidders':
    case 'outsideBidders': {
      const found = new Map<string, string[]>()
      for (const { ring, lots: joint } of rings)
        for (const id of joint)
          for (const { bidderId } of last(open, id))
            if (ring.members.some((member) => member.bidderId === bidderId))
              found.set(bidderId, [...(found.get(bidderId) ?? []), id])
      if (measure === 'ringBidders') return found.size
      return [...found].filter(
        ([bidder, on]) =>
          /^[0-9A-Y]{2}\d{6}[0-9A-Y]{10}$/.test(bidder) &&
          on.some(
            (id) =>
              /^\d{6}$/.test(lotOf(open, id).regionCode ?? '') &&
              lotOf(open, id).regionCode !== bidder.slice(2, 8),
          ),
      ).length
    }
    case 'ringAwardFen':
    case 'hintedAwardFen':
    case 'ringWinners': {
      let fen = 0
      const winners = new Set<string>()
      for (const id of ringLots) {
        const { domain, method } = lotOf(open, id)
        if (measure === 'hintedAwardFen' && !criminalHintAllowed(domain, method)) continue
        const members = rings
          .filter((one) => one.lots.includes(id))
          .filter(({ ring }) => measure !== 'hintedAwardFen' || isGrave(ring, id))
          .flatMap(({ ring }) => ring.members.map(({ bidderId }) => bidderId))
        const theirs = last(open, id).filter(({ bidderId }) => members.includes(bidderId))
        fen += won(theirs)
        for (const bid of theirs) if (bid.won) winners.add(bid.bidderId)
      }
      return measure === 'ringWinners' ? winners.size : fen
    }
    case 'pricedLots':
    case 'medianCv': {
      const cvs = lots.flatMap(({ id }) => {
        const prices = last(open, id)
          .filter(({ status, amountFen }) => status === 'valid' && (amountFen ?? 0) > 0)
          .map(({ amountFen }) => amountFen!)
        if (prices.length < 3) return []
        const mean = prices.reduce((sum, x) => sum + x, 0) / prices.length
        return [Math.sqrt(prices.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (prices.length - 1)) / mean]
      })
      return measure === 'pricedLots' ? cvs.length : middle(cvs)
    }
    case 'discountLots':
    case 'medianDiscount': {
      const off = lots.flatMap(({ id, controlPriceFen }) => {
        const winner = last(open, id).find((bid) => bid.won && (bid.amountFen ?? 0) > 0)
        return winner && controlPriceFen ? [1 - winner.amountFen! / controlPriceFen] : []
      })
      return measure === 'discountLots' ? off.length : middle(off)
    }
    default:
      throw new Error(`nothing recounts ${measure}`)
  }
}

const FAMILY_OF: Record<string, string> = { TND: 'tender', EXP: 'expert', POS: 'post', PRC: 'price' }

const isGrave = (ring: Ring, lot: string): boolean =>
  ring.evidence.some(({ grade, lots }) => '直视禁'.includes(grade) && lots.includes(lot))

const lotOf = (open: Open, id: string): LotRecord => open.lots.find((lot) => lot.id === id)!

/** Each bidder's last bid. */
const last = (open: Open, lot: string): BidRecord[] => [
  ...new Map(
    [...(open.bids.get(lot) ?? [])].sort((x, y) => x.no - y.no).map((bid) => [bid.bidderId, bid]),
  ).values(),
]

const won = (bids: BidRecord[]): number => {
  const paid = new Set<string>()
  let fen = 0
  for (const { won: wins, consortium, amountFen } of bids) {
    if (!wins || (consortium && paid.has(consortium))) continue
    if (consortium) paid.add(consortium)
    fen += amountFen ?? 0
  }
  return fen
}

const middle = (values: number[]): number | null => {
  const sorted = [...values].sort((x, y) => x - y)
  const half = sorted.length >> 1
  if (sorted.length === 0) return null
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const dayOf = (open: Open, lot: LotRecord): string => {
  const submitted = (open.bids.get(lot.id) ?? []).flatMap(({ submittedAt }) => submittedAt ?? []).sort()[0]
  const at = lot.openedAt ?? submitted ?? lot.publishedAt ?? lot.awardedAt
  return at ? new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10) : ''
}

const days = new WeakMap<LotRecord, string>()
const inPeriod = (open: Open, lot: LotRecord, period: string): boolean => {
  if (period === 'all') return true
  const day = days.get(lot) ?? dayOf(open, lot)
  days.set(lot, day)
  const [, year, part] = /^(\d{4})(?:-(.+))?$/.exec(period)!
  if (day.slice(0, 4) !== year) return false
  const month = Number(day.slice(5, 7))
  if (part === undefined) return true
  if (part.startsWith('Q')) return Math.ceil(month / 3) === Number(part[1])
  if (part.startsWith('H')) return Math.ceil(month / 6) === Number(part[1])
  return month === Number(part)
}

const matches = (lot: LotRecord, where: Where, open: Open): boolean =>
  (where.industry === undefined || (lot.industry ?? '') === where.industry) &&
  (where.region === undefined || (lot.regionCode ?? '') === where.region) &&
  (where.township === undefined || (lot.township ?? '') === where.township) &&
  (where.evaluation === undefined || (lot.evaluation ?? '') === where.evaluation) &&
  (where.buyer === undefined || lot.buyerId === where.buyer) &&
  (where.agency === undefined || lot.agencyId === where.agency) &&
  (where.ringed === undefined ||
    open.rings.some((ring) => ring.lots.includes(lot.id)) === (where.ringed === 'yes'))

const ringMatches = (ring: Ring, lots: string[], where: Where): boolean => {
  const [low = 0, high = Infinity] = where.size?.split('-').map(Number) ?? []
  const shows = (test: (item: Ring['evidence'][number]) => boolean): boolean =>
    ring.evidence.some(
      (item) =>
        item.grade !== '弱' &&
        test(item) &&
        (item.lots.length === 0 || item.lots.some((id) => lots.includes(id))),
    )
  return (
    (where.level === undefined || ring.level === where.level) &&
    (where.ring === undefined || ring.id === where.ring) &&
    ring.members.length >= low &&
    ring.members.length <= high &&
    (where.role === undefined || ring.members.some(({ role }) => role === where.role)) &&
    (where.rule === undefined || shows(({ rule }) => rule === where.rule)) &&
    (where.family === undefined || shows(({ family }) => family === where.family))
  )
}
