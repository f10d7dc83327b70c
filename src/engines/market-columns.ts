import type { HashIndex } from '../arrays/hash-index.js'
import type { Strings } from '../arrays/strings.js'
import { dayOfInstant, NO_DAY } from '../domain/day.js'
import { TABLES, type TableName } from '../domain/tables.js'
import { kindIndex, kindsWhere } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { WORDS_OF_ROWS } from '../market/rows.js'

export { UNKNOWN_FLAG } from '../market/rows.js'

export interface Lots {
  /** lot index by hash of the id */
  index: HashIndex
  market: Market['lots']
  words: Strings
}

export const WORDS = {
  industry: 'industry',
  category: 'category',
  evaluation: 'evaluation',
  method: 'method',
  domain: 'domain',
  region: 'region_code',
  township: 'township',
  currency: 'currency',
  project: 'project_id',
  investCode: 'invest_project_code',
  exception: 'exception',
  qualification: 'qualification',
} as const

export type WordColumn = keyof typeof WORDS

export const WORD_COLUMNS = Object.keys(WORDS) as WordColumn[]

/** Columns that give organisations; where the id is blank, the name stands for it. */
export const ORGS = {
  buyer: { id: 'buyer_id', name: 'buyer_name' },
  agency: { id: 'agency_id', name: 'agency_name' },
} as const

/** Instants of which the day counts, and other numbers. */

export const DAYS = {
  published: 'published_at',
  opened: 'opened_at',
  awarded: 'awarded_at',
  saleFrom: 'sale_from',
  saleTo: 'sale_to',
  deadline: 'bid_deadline',
  publicFrom: 'publicity_from',
  publicTo: 'publicity_to',
} as const

export const AMOUNTS = {
  controlPrice: 'control_price',
  estimate: 'estimate',
  totalInvestment: 'total_investment',
} as const

export const NUMBERS = {
  statutory: 'statutory',
  attempt: 'attempt',
  qualifiedFirms: 'qualified_firms',
} as const

export const GIVEN = { approved: 'method_approval', reasoned: 'award_reason' } as const

export const keys = <T extends object>(group: T): (keyof T)[] => Object.keys(group) as (keyof T)[]

/**
 * The first known of opening, earliest bid, publication and award. @param submitted epoch seconds by lot, NaN
 * = none
 */
export const fillDays = ({ market }: Lots, submitted: Float64Array): void => {
  const { day, opened, published, awarded } = market
  for (let l = 0; l < day.length; l++)
    day[l] =
      [opened[l]!, dayOfInstant(submitted[l]!), published[l]!, awarded[l]!].find((d) => d !== NO_DAY) ??
      NO_DAY
}

/** Columns of other tables whose words the dictionary holds too. */
export const OTHER_WORDS: readonly (readonly [TableName, string])[] = [
  ['experts', 'category'],
  ['experts', 'library'],
  ['experts', 'seat'],
  ['scores', 'item'],
  ['scores', 'seat'],
  ['penalties', 'authority'],
  ...WORDS_OF_ROWS,
]

/** Columns that name an organisation of the market; a score names one that bids anyway. */
export const ORG_COLUMNS: readonly (readonly [TableName, string])[] = TABLES.filter(
  ({ name }) => name !== 'scores',
).flatMap(({ name, columns }) =>
  columns.filter(({ type }) => type === 'bidder-id').map((column) => [name, column.name] as const),
)

/** A machine of the issuer may be given by its network card, processor, disk or board. */
export const DEVICES = kindsWhere(({ issued }) => issued === 'device').map((kind) => kindIndex[kind])

export interface Orgs {
  /** org index by hash of the id */
  index: HashIndex
  market: Pick<Market['bidders'], 'count' | 'id' | 'name' | 'orgCount' | 'registered' | 'cancelled'>
}

/** A day number, or what stands for "not given". */
export const dayOr = (day: number, other: number): number => (Number.isNaN(day) ? other : day)
