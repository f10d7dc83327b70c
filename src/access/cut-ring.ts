import { findString } from '../arrays/strings.js'
import { isoDay, NO_DAY } from '../domain/day.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import type { Market } from '../market/market.js'
import { detailWithin } from './detail-within.js'

/**
 * A ring as far as a part of the market shows it: lots of the part; members and associates who bid there;
 * facts that stand on such a lot, or on the register between two who are shown; amounts, days and counts from
 * what is shown. What is left out stands as numbers in `other`. Level and score stay those of the whole.
 * Undefined where none of its lots is in the part.
 * @param part the market of the lots within sight, of the whole one
 */
export const cutRing = (ring: Ring, part: Market, whole: Market): Ring | undefined =>
  cutOf(ring, part, whole)?.ring

/** The same of a record, with what belongs to each fact; how it was weighed is of the whole and left out. */
export const cutRecord = (record: RingRecord, part: Market, whole: Market): RingRecord | undefined => {
  const cut = cutOf(record.ring, part, whole)
  if (!cut) return undefined
  const { ring, facts, isWhole } = cut
  if (isWhole) return { ...record, ring }
  const shown = new Set(ring.members.map(({ bidderId }) => bidderId))
  return {
    run: record.run,
    ring,
    // rows of a fact that stands elsewhere too would tell of there
    sources: facts.map(({ at, isWhole }) => (isWhole ? (record.sources[at] ?? []) : [])),
    clear: facts.map(({ at }) => record.clear[at] ?? null),
    ties: tiesAmong(record, ring, shown),
  }
}

interface Cut {
  ring: Ring
  /** facts that are shown, by place in the ring's evidence; whole: with all their lots and members */
  facts: { at: number; isWhole: boolean }[]
  /** nothing was left out */
  isWhole: boolean
}

const cutOf = (ring: Ring, part: Market, whole: Market): Cut | undefined => {
  const lots = ring.lots.filter((id) => findString(part.lots.id, id) >= 0)
  if (lots.length === 0) return undefined
  const isShown = (id: string): boolean => findString(part.bidders.id, id, 0, part.bidders.count) >= 0
  const members = ring.members.filter(({ bidderId }) => isShown(bidderId))
  const associates = ring.associates.filter(({ bidderId }) => isShown(bidderId))
  const known = new Set([...members, ...associates].map(({ bidderId }) => bidderId))
  const facts = ring.evidence.flatMap((item, at) => factIn(item, at, part, known))
  const other = {
    lots: ring.lots.length - lots.length,
    members: ring.members.length - members.length,
    facts: ring.evidence.length - facts.length,
  }
  const isWhole =
    Object.values(other).every((n) => n === 0) &&
    associates.length === ring.associates.length &&
    facts.every(({ isWhole }) => isWhole)
  const evidence = facts.map(({ item }) => ({ ...item, detail: detailWithin(item.detail, part, whole) }))
  if (isWhole) return { ring: { ...ring, evidence }, facts, isWhole }
  return {
    ring: { ...partial(ring, { members, associates, lots, evidence }, part), other },
    facts,
    isWhole,
  }
}

type Fact = Ring['evidence'][number]

/** The fact as far as it stands in the part; none where nothing of it does. */
const factIn = (
  item: Fact,
  at: number,
  part: Market,
  known: ReadonlySet<string>,
): { item: Fact; at: number; isWhole: boolean }[] => {
  const members = item.members.filter((id) => known.has(id))
  const lots = item.lots.filter((id) => findString(part.lots.id, id) >= 0)
  if (members.length < Math.min(2, item.members.length) || (item.lots.length > 0 && lots.length === 0))
    return []
  const isWhole = members.length === item.members.length && lots.length === item.lots.length
  if (isWhole) return [{ item, at, isWhole }]
  const cut = { ...item, members, lots, detail: null, holders: null, ...daysOf(lots, part) }
  return [{ item: cut, at, isWhole }]
}

/** First and last day of lots. */
const daysOf = (lots: readonly string[], { lots: table }: Market): Pick<Fact, 'firstDay' | 'lastDay'> => {
  const days = lots.map((id) => table.day[findString(table.id, id)]!).filter((day) => day !== NO_DAY)
  days.sort((a, b) => a - b)
  return {
    firstDay: days.length > 0 ? isoDay(days[0]!) : null,
    lastDay: days.length > 0 ? isoDay(days.at(-1)!) : null,
  }
}

type Shown = Pick<Ring, 'members' | 'associates' | 'lots' | 'evidence'>

/**
 * What is counted, from what is shown; what can only be told of the whole is left out, level and score stay.
 */
const partial = (ring: Ring, shown: Shown, part: Market): Ring => {
  const ids = new Set(shown.members.map(({ bidderId }) => bidderId))
  const rules = new Set(shown.evidence.map(({ rule }) => rule))
  const { bids, wins, wonFen } = tallyOf(shown, part)
  const test = (one: Ring['tests']['price']): Ring['tests']['price'] =>
    one && rules.has(one.rule) ? one : null
  const { identity, participation, price, outcome } = ring.tests
  const stands = ({ rule, value }: NonNullable<Ring['hingesOn']>): boolean =>
    shown.evidence.some((item) => item.rule === rule && item.value === value)
  return {
    ...ring,
    ...shown,
    members: shown.members.map((member) => ({
      ...member,
      bids: bids.get(member.bidderId) ?? 0,
      wins: wins.get(member.bidderId) ?? 0,
      flags: member.flags.flatMap((flag) => {
        const lots = flag.lots.filter((lot) => shown.lots.includes(lot))
        return lots.length > 0 ? [{ ...flag, lots }] : []
      }),
    })),
    associates: shown.associates.map((one) => ({ ...one, tiedTo: one.tiedTo.filter((id) => ids.has(id)) })),
    amountFen: ring.amountFen === null ? null : wonFen,
    tests: {
      identity: test(identity),
      participation: test(participation),
      price: test(price),
      outcome: test(outcome),
    },
    families: familiesOf(ring, shown.evidence),
    hingesOn: ring.hingesOn && stands(ring.hingesOn) ? ring.hingesOn : null,
    readings: [],
    ...(ring.belief !== undefined && { belief: null }),
  }
}

const familiesOf = (ring: Ring, evidence: readonly Fact[]): Ring['families'] =>
  ring.families.flatMap((one) => {
    const facts = evidence.filter(({ family }) => family === one.family)
    if (facts.length === 0) return []
    const bits = facts.reduce((sum, { bits }) => sum + bits, 0)
    const members = new Set(facts.flatMap((fact) => fact.members)).size
    return [{ ...one, members, bits: Math.min(one.bits, Math.round(bits * 100) / 100) }]
  })

/** Bids and wins of members on the lots shown, and what they won there. */
const tallyOf = (
  { members, lots }: Pick<Shown, 'members' | 'lots'>,
  { lots: table, bids, bidders }: Market,
): { bids: Map<string, number>; wins: Map<string, number>; wonFen: number } => {
  const count = { bids: new Map<string, number>(), wins: new Map<string, number>() }
  const idOf = new Map(
    members.map(({ bidderId }) => [findString(bidders.id, bidderId, 0, bidders.count), bidderId]),
  )
  let wonFen = 0
  for (const id of lots) {
    const lot = findString(table.id, id)
    for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
      const member = idOf.get(bids.bidder[bid]!)
      if (member === undefined) continue
      count.bids.set(member, (count.bids.get(member) ?? 0) + 1)
      if (bids.won[bid] !== 1) continue
      count.wins.set(member, (count.wins.get(member) ?? 0) + 1)
      wonFen += Number.isNaN(bids.amount[bid]!) ? 0 : bids.amount[bid]!
    }
  }
  return { ...count, wonFen }
}

/** Ties between members who are shown, by the families and rules of facts that are. */
const tiesAmong = ({ ties }: RingRecord, ring: Ring, shown: ReadonlySet<string>): RingRecord['ties'] => {
  const rules = new Set(ring.evidence.map(({ rule }) => rule))
  const families = new Set<string>(ring.evidence.map(({ family }) => family))
  return ties.flatMap((tie) => {
    if (!shown.has(tie.a) || !shown.has(tie.b)) return []
    const kept = Object.entries(tie.families).filter(([family]) => families.has(family))
    const bits = kept.reduce((sum, [, n]) => sum + n, 0)
    if (kept.length === 0) return []
    return [
      {
        ...tie,
        bits,
        families: Object.fromEntries(kept),
        rules: tie.rules.filter((rule) => rules.has(rule)),
      },
    ]
  })
}
