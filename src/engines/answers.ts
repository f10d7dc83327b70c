import { compareText } from '../arrays/compare-text.js'
import { dayText, SHANGHAI } from '../domain/day.js'
import type { BidderRecord, BidRecord, Holding, LotRecord } from '../domain/records.js'
import { tableOf } from '../domain/storage.js'
import { VALID } from '../market/market.js'
import { markNames } from '../normalise/normalised.js'

/**
 * A record of a table as text and numbers: text-like columns as lists (first value, then further ones),
 * numbers as they are.
 */
export interface StoredRecord {
  seq: number
  marks: number
  texts: Record<string, string[]>
  numbers: Record<string, number | undefined>
}

export const lotOf = (
  id: string,
  { texts, numbers }: Pick<StoredRecord, 'texts' | 'numbers'>,
): Omit<LotRecord, 'bids'> =>
  defined({
    id,
    title: texts.title?.[0],
    projectId: texts.project_id?.[0],
    buyerId: texts.buyer_id?.[0],
    buyerName: texts.buyer_name?.[0],
    agencyId: texts.agency_id?.[0],
    agencyName: texts.agency_name?.[0],
    industry: texts.industry?.[0],
    category: texts.category?.[0],
    domain: texts.domain?.[0],
    regionCode: texts.region_code?.[0],
    township: texts.township?.[0],
    method: texts.method?.[0],
    evaluation: texts.evaluation?.[0],
    estimateFen: numbers.estimate,
    controlPriceFen: numbers.control_price,
    currency: texts.currency?.[0] ?? 'CNY',
    publishedAt: isoOf(numbers.published_at),
    openedAt: isoOf(numbers.opened_at),
    awardedAt: isoOf(numbers.awarded_at),
  })

const VALUE_COLUMNS = tableOf('bids').columns.filter((column) => column.source)

/** Words of a bid's status, in the order of their numbers. */
export const STATUSES = ['valid', 'disqualified', 'withdrawn'] as const

/** A bid; one in another currency than its lot says so, and its amount counts for nothing. */
export const bidOf = (
  lot: { id: string; currency: string | undefined },
  { texts, numbers }: Pick<StoredRecord, 'texts' | 'numbers'>,
  names: Map<string, string>,
): BidRecord => {
  const bidderId = texts.bidder_id![0]!
  const own = texts.currency?.[0]
  const isOther = own !== undefined && lot.currency !== undefined && own !== lot.currency
  return defined({
    lotId: lot.id,
    bidderId,
    bidderName: names.get(bidderId) ?? texts.bidder_name?.[0] ?? '',
    no: numbers.bid_no ?? 1,
    amountFen: isOther ? undefined : numbers.amount,
    otherCurrency: isOther ? own : undefined,
    status: STATUSES[numbers.status ?? VALID]!,
    rank: numbers.rank,
    won: numbers.won === undefined ? undefined : numbers.won === 1,
    submittedAt: isoOf(numbers.submitted_at),
    consortium: texts.consortium?.[0],
    values: Object.fromEntries(
      VALUE_COLUMNS.filter(({ name }) => texts[name]!.length > 0).map(({ name }) => [
        name,
        texts[name]!.toSorted(),
      ]),
    ),
  })
}

/** ISO time in UTC of epoch seconds. */
export const isoOf = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

/** ISO date of a day number. */
export const dateOf = (day: number | undefined): string | undefined =>
  day === undefined ? undefined : dayText(day)

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The record without the fields that are undefined. */
export const defined = <T extends object>(record: T): Defined<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>

/** By bidder, then date, source and lot. */
export const byHolder = (a: Holding, b: Holding): number =>
  compareText(a.bidder, b.bidder) ||
  compareText(a.from ?? '', b.from ?? '') ||
  compareText(a.source, b.source) ||
  compareText(a.lot ?? '', b.lot ?? '')

const given = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)

export interface HolderRow {
  bidder: string
  source: string
  lot: string
  a: number
  b: number
  moment: number
}

export const holdingOf = (row: HolderRow, names: Map<string, string>): Holding => {
  const at = given(row.moment)
  const day = at === undefined ? undefined : isoOf(at + SHANGHAI)!.slice(0, 10)
  const isBid = row.source.startsWith('bids.')
  return defined({
    bidder: row.bidder,
    name: names.get(row.bidder) ?? '',
    source: row.source,
    lot: row.lot || undefined,
    from: isBid ? day : dateOf(given(row.a)),
    to: isBid ? day : dateOf(given(row.b)),
  })
}

/** One bidder's record of its registration and bids; none of a stranger. */
export const bidderOf = (
  id: string,
  record: Pick<StoredRecord, 'texts' | 'numbers' | 'marks'> | undefined,
  known: BidNames | undefined,
  name: string,
): BidderRecord[] => {
  if (!record && !known) return []
  const { texts = {}, numbers = {}, marks = 0 } = record ?? {}
  return [
    defined({
      id,
      name,
      formerNames: texts.former_names?.toSorted() ?? [],
      bidNames: (known?.names ?? []).filter((other) => other !== name).sort(),
      legalRepName: texts.legal_rep_name?.[0],
      phone: texts.phone?.[0],
      email: texts.email?.[0],
      address: texts.address?.[0],
      regionCode: texts.region_code?.[0],
      registeredAt: dateOf(numbers.registered_at),
      cancelledAt: dateOf(numbers.cancelled_at),
      capitalFen: numbers.capital,
      bids: known?.bids ?? 0,
      wins: known?.wins ?? 0,
      marks: markNames(marks),
    }),
  ]
}

export interface BidNames {
  names: string[]
  bids: number
  wins: number
}
