import { MAX_DAY, MIN_DAY, NO_DAY } from '../domain/day.js'
import { SOURCES, type SourceId } from '../domain/value-kind.js'
import { type Detail, ITEM_FLAGS } from '../evidence/items.js'
import type { Market } from '../market/market.js'
import { ruleIndex, SHARED_VALUE_ROWS } from '../rules/index.js'
import { jointLots } from './joint-lots.js'
import type { PairItem } from './pair-item.js'

/** One fact of a ring: one rule and one value, or one pattern, with all pairs of members it stands on. */
export interface Fact {
  rule: string
  /** index in market.values, or -1 */
  value: number
  /** strongest first */
  items: PairItem[]
  /** places among the members, ascending */
  members: number[]
  /** lot indices, ascending: where it stands on one lot, else where the value was used */
  lots: number[]
  /** indices of market.values' uses by these members that the rule reads */
  uses: number[]
  /** of a fact without a value */
  details: { a: number; b: number; detail: Detail }[]
}

/** Patterns that are one fact over all pairs, or over the group; the others are one fact per pair. */
const MERGED = new Set<Detail['type']>(['co-bidding', 'timing', 'churn', 'behaviour', 'group'])

/** The ring's facts, strongest first: grade, bits, rule, value. */
export const factsOf = (
  items: readonly PairItem[],
  members: readonly number[],
  market: Market,
  details: readonly Detail[],
): Fact[] => {
  const facts = new Map<string, PairItem[]>()
  for (const item of items) {
    const key = keyOf(item, details)
    const there = facts.get(key)
    if (there) there.push(item)
    else facts.set(key, [item])
  }
  return [...facts.values()].map((own) => factOf(own, members, market, details)).sort(byStrength)
}

const keyOf = (item: PairItem, details: readonly Detail[]): string => {
  if (item.value >= 0) return `${item.rule} ${item.value}`
  const type = details[item.detail]?.type
  return type && MERGED.has(type) ? item.rule : `${item.rule} ${item.a} ${item.b} ${item.detail}`
}

const factOf = (
  own: PairItem[],
  members: readonly number[],
  market: Market,
  details: readonly Detail[],
): Fact => {
  const items = [...own].sort((x, y) => x.grade - y.grade || y.bits - x.bits || x.a - y.a || x.b - y.b)
  const { rule, value } = items[0]!
  const places = ascending(items.flatMap((item) => [item.a, item.b]))
  const uses = value < 0 ? [] : usesBy(market, rule, value, new Set(places.map((place) => members[place]!)))
  const stated = ascending(items.flatMap((item) => Array.from(item.lots)))
  const met = details[items[0]!.detail]?.type === 'co-bidding' && stated.length === 0
  const sameLot = met
    ? jointLots(
        market,
        places.map((place) => members[place]!),
      ).lots
    : stated
  return {
    rule,
    value,
    items,
    members: places,
    lots: sameLot.length > 0 ? sameLot : ascending(uses.flatMap((use) => lotOf(market, use))),
    uses,
    details: items.flatMap((item) =>
      item.detail < 0 ? [] : [{ a: item.a, b: item.b, detail: details[item.detail]! }],
    ),
  }
}

const byStrength = (x: Fact, y: Fact): number => {
  const [p, q] = [x.items[0]!, y.items[0]!]
  return (
    p.grade - q.grade ||
    bitsOf(y) - bitsOf(x) ||
    ruleIndex[x.rule]! - ruleIndex[y.rule]! ||
    x.value - y.value ||
    p.a - q.a ||
    p.b - q.b ||
    p.detail - q.detail
  )
}

/** What the fact says of a pair at most, × 2^16. */
export const bitsOf = (fact: Fact): number => fact.items.reduce((most, item) => Math.max(most, item.bits), 0)

const usesBy = (market: Market, rule: string, value: number, holders: Set<number>): number[] => {
  const { values } = market
  const read = sourcesRead(rule)
  const uses: number[] = []
  for (let u = values.useOffsets[value]!; u < values.useOffsets[value + 1]!; u++)
    if (holders.has(values.useBidder[u]!) && (read.size === 0 || read.has(SOURCES[values.useSource[u]!]!.id)))
      uses.push(u)
  return uses
}

/** Columns that the rule's rows read; empty for a rule that is no row of the table. */
const sourcesRead = (rule: string): Set<SourceId> => {
  const known = SOURCES_OF.get(rule)
  if (known) return known
  const read = new Set(
    SHARED_VALUE_ROWS.filter((row) => row.rule === rule).flatMap((row) => [
      ...row.left,
      ...(row.right ?? []),
    ]),
  )
  SOURCES_OF.set(rule, read)
  return read
}
const SOURCES_OF = new Map<string, Set<SourceId>>()

const lotOf = ({ values, bids }: Market, use: number): number[] =>
  values.useBid[use]! < 0 ? [] : [bids.lot[values.useBid[use]!]!]

/** First and last day on which the fact is known to hold, day numbers; undefined when none is known. */
export const daysOf = (fact: Fact, market: Market): { first: number; last: number } | undefined => {
  let first = MAX_DAY
  let last = MIN_DAY
  const take = (day: number): void => {
    if (day === NO_DAY || day === MIN_DAY || day === MAX_DAY) return
    if (day < first) first = day
    if (day > last) last = day
  }
  for (const use of fact.uses) {
    take(market.values.useFrom[use]!)
    take(market.values.useTo[use]!)
  }
  if (fact.uses.length === 0) for (const lot of fact.lots) take(market.lots.day[lot]!)
  return first > last ? undefined : { first, last }
}

/** Marks that explain a whole fact only when every pair has them; the others are worth a note on any. */
const ALL_PAIRS =
  ITEM_FLAGS.noJointLot | ITEM_FLAGS.acrossLots | ITEM_FLAGS.subsumed | ITEM_FLAGS.usedByOthers

export const notesOf = (fact: Fact): string[] => {
  let any = 0
  let all = 0xffff
  for (const { flags } of fact.items) {
    any |= flags
    all &= flags
  }
  const shown = (all & ALL_PAIRS) | (any & ~ALL_PAIRS)
  return Object.entries(ITEM_FLAGS).flatMap(([name, flag]) => (shown & flag ? [name] : []))
}

export const ascending = (numbers: number[]): number[] => [...new Set(numbers)].sort((x, y) => x - y)
