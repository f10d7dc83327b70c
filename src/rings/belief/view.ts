import type { Market } from '../../market/market.js'
import type { PairItem } from '../pair-item.js'
import { type Attendance, attendanceOf } from './attendance.js'
import { causeIndex } from './causes.js'
import { Closeness } from './closeness.js'
import { type Crowds, crowdsOf } from './crowds.js'
import { BINDS, FactReader, type GroupFact } from './facts.js'
import { type LotPrices, lotPrices } from './lot-prices.js'
import { type Meetings, meetingsOf } from './meetings.js'
import { isShown, type OnRecord, onRecord } from './on-record.js'
import { MeetingSpread } from './spread.js'

/** What the features of all groups of a market are read from. */
export interface BeliefMarket {
  market: Market
  attendance: Attendance
  reader: FactReader
  spread: MeetingSpread
  closeness: Closeness
  prices: LotPrices
  crowds: Crowds
  record: OnRecord
}

export const beliefMarket = (market: Market, windowMonths = 24): BeliefMarket => {
  const attendance = attendanceOf(market)
  const spread = new MeetingSpread(market, attendance, windowMonths)
  return {
    market,
    attendance,
    reader: new FactReader(market, attendance),
    spread,
    closeness: new Closeness(market, attendance, spread),
    prices: lotPrices(market),
    crowds: crowdsOf(market),
    record: onRecord(market),
  }
}

/** A group as its features see it. */
export interface GroupView {
  members: readonly number[]
  items: readonly PairItem[]
  facts: GroupFact[]
  /** by fact: it binds members, and is rather theirs than a crowd's */
  good: boolean[]
  meetings: Meetings
  /** pairs of members of one declared group */
  declaredPairs: number
  /** marks of two members or more are on record: what they share, or do not, can be told */
  shown: boolean
}

/** Facts and meetings of the members (bidder indices, ascending) between whom `items` stand. */
export const viewOf = (
  { market, attendance, reader, record }: BeliefMarket,
  members: readonly number[],
  items: readonly PairItem[],
): GroupView => {
  const declared = declaredPairs(market, members)
  const exempt = (a: number, b: number): boolean => declared.has(a * members.length + b)
  const values = [...new Set(items.flatMap(({ value }) => (value < 0 ? [] : [value])))].sort((x, y) => x - y)
  const facts = values.flatMap((value) => reader.factOf(value, members, exempt) ?? [])
  return {
    members,
    items,
    facts,
    good: facts.map(isGood),
    meetings: meetingsOf(market, attendance, members),
    declaredPairs: declared.size,
    shown: isShown(record, members),
  }
}

/** It says whose work it is: neither a door nor a name. */
export const isFirm = ({ cause }: GroupFact): boolean =>
  cause !== causeIndex.place && cause !== causeIndex.weak

/** Some two members hold it in a way that binds. */
export const binds = ({ pairs }: GroupFact): boolean => pairs.some(({ modes }) => (modes & BINDS) !== 0)

/** holders of a value that is nobody's crowd */
const FEW = 4

const isGood = (fact: GroupFact): boolean =>
  isFirm(fact) && binds(fact) && (2 * fact.holders.length >= fact.d || fact.d <= FEW)

/** By a · size + b. */
const declaredPairs = ({ bidders }: Market, members: readonly number[]): Set<number> => {
  const groups = members.map((b) =>
    bidders.groupOf.subarray(bidders.groupOffsets[b]!, bidders.groupOffsets[b + 1]!),
  )
  const pairs = new Set<number>()
  for (let a = 0; a < members.length; a++)
    for (let b = a + 1; b < members.length; b++)
      if (groups[a]!.some((group) => groups[b]!.includes(group))) pairs.add(a * members.length + b)
  return pairs
}
