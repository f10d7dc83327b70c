import { SALT } from '../../domain/hash.js'
import { tableOf } from '../../intake/layout.js'
import { VALID } from '../../market/market.js'
import type { BidRecord, LotRecord } from '../engine.js'
import type { Database } from './database.js'
import { namesOf } from './names.js'
import { idHash } from './read.js'
import { records, type StoredRecord } from './records.js'

export const lot = async (db: Database, id: string): Promise<LotRecord | undefined> => {
  const [record] = await records(db, 'lots', `lot_id = ${idHash(id, SALT.lot)}`)
  if (!record) return undefined
  const [row] = await db.rows(`SELECT count(*) AS n FROM e_bids WHERE lot_id = ${idHash(id, SALT.lot)}`)
  return { ...lotOf(id, record), bids: Number(row!.n) }
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

/** Bids of a lot by bidder, then number. */
export const lotBids = async (db: Database, id: string): Promise<BidRecord[]> => {
  const found = await records(db, 'bids', `lot_id = ${idHash(id, SALT.lot)}`)
  const names = await namesOf(
    db,
    found.map(({ texts }) => texts.bidder_id![0]!),
  )
  return found
    .map((record) => bidOf(id, record, names))
    .sort((a, b) => Buffer.compare(Buffer.from(a.bidderId), Buffer.from(b.bidderId)) || a.no - b.no)
}

const VALUE_COLUMNS = tableOf('bids').columns.filter((column) => column.source)

const STATUSES = ['valid', 'disqualified', 'withdrawn'] as const

export const bidOf = (
  lotId: string,
  { texts, numbers }: Pick<StoredRecord, 'texts' | 'numbers'>,
  names: Map<string, string>,
): BidRecord => {
  const bidderId = texts.bidder_id![0]!
  return defined({
    lotId,
    bidderId,
    bidderName: names.get(bidderId) ?? texts.bidder_name?.[0] ?? '',
    no: numbers.bid_no ?? 1,
    amountFen: numbers.amount,
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

/** Ids of lots in order, after the cursor. */
export const lotIds = async (
  db: Database,
  { after, limit }: { after?: string; limit: number },
): Promise<string[]> => {
  const rows = await db.rows(
    `SELECT text FROM e_lots JOIN texts ON salt = ${SALT.lot} AND hash = lot_id
     WHERE text > $1 OR $2 ORDER BY text LIMIT ${limit}`,
    [after ?? '', after === undefined],
  )
  return rows.map((row) => row.text as string)
}

/** ISO time in UTC of epoch seconds. */
export const isoOf = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

/** ISO date of a day number. */
export const dateOf = (day: number | undefined): string | undefined =>
  day === undefined ? undefined : new Date(day * 86_400_000).toISOString().slice(0, 10)

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The record without the fields that are undefined. */
export const defined = <T extends object>(record: T): Defined<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>
