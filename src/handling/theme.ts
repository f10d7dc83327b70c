import { compareUnits } from '../arrays/compare-text.js'
import { findString, stringAt } from '../arrays/strings.js'
import { dayFrom } from '../calendar/day.js'
import type { Casebook } from '../casebook/casebook.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { FactRef, SourceRow } from '../domain/source-row.js'
import type { GraphEngine } from '../engines/engine.js'
import type { Market } from '../market/market.js'
import type { Desk } from './desk.js'
import type { Span } from './indicators.js'

/** Themes; which rules one is made of stands in the county's file. */
export const THEME_KEYS = [
  'splitting',
  'barriers',
  'agents',
  'subcontracting',
  'performance',
  'seven-nots',
  'spot-checks',
] as const
export type Theme = (typeof THEME_KEYS)[number]

/** What a theme is read from. */
export interface ThemeStore {
  engine: Pick<GraphEngine, 'sources' | 'bidder'>
  casebook: Pick<Casebook, 'lastRun' | 'lotFlags'>
  market: Market
}

export interface Theming {
  desk: Desk
  store: ThemeStore
  theme: Theme
  span: Span
  /** places of the lots of the window that the office may look at, in order of their numbers */
  lots: readonly number[]
}

/** Lots of the window: by their day, and for a regulator in its industries and regions alone. */
export const lotsOfTheme = (
  { capacities }: Pick<Desk, 'capacities'>,
  market: Market,
  { firstDay, lastDay }: Span,
  office: string | undefined,
): number[] => {
  const { lots, words } = market
  const [from, to] = [dayFrom(firstDay), dayFrom(lastDay)]
  const own = capacities.filter((one) => one.office === office)
  const isAll = office === undefined || own.some(({ kind }) => kind !== 'R' && SEES_ALL.has(kind))
  const word = (at: number): string => (at < 0 ? '' : stringAt(words, at))
  const isOwn = (lot: number): boolean =>
    own.some(
      ({ kind, industries, regions }) =>
        kind === 'R' &&
        industries.includes(word(lots.industry[lot]!)) &&
        (regions.length === 0 || regions.some((region) => word(lots.region[lot]!).startsWith(region))),
    )
  const found: number[] = []
  for (let lot = 0; lot < lots.count; lot++)
    if (lots.day[lot]! >= from && lots.day[lot]! <= to && (isAll || isOwn(lot))) found.push(lot)
  return found
}

/** Capacities that look at lots of every industry. */
const SEES_ALL: ReadonlySet<string> = new Set(['P', 'D', 'A', 'C'])

/** A fact of a theme with the rows of files that it rests on. */
export interface ThemeFact {
  flag: LotFlagRecord
  place: number
  sources: SourceRow[]
}

/** Facts of the last run of the theme's rules on its lots, by rule and lot, each with its source rows. */
export const factsOfTheme = async ({ desk, store, theme, lots }: Theming): Promise<ThemeFact[]> => {
  const run = store.casebook.lastRun()
  if (!run) return []
  const { market } = store
  const within = new Set(lots)
  const rules = desk.themes.find(({ id }) => id === theme)?.rules ?? []
  const flags = rules
    .flatMap((rule) => store.casebook.lotFlags({ run: run.id, rule }))
    .map((flag) => ({ flag, place: findString(market.lots.id, flag.lot) }))
    .filter(({ place }) => within.has(place))
    .sort((a, b) => compareUnits(orderOf(a.flag), orderOf(b.flag)))
  const wanted = flags.map(({ flag }) => refsOf(flag))
  const rows = await store.engine.sources(wanted.flat())
  let at = 0
  return flags.map((one, i) => {
    const sources = rows.slice(at, (at += wanted[i]!.length)).flat()
    return { ...one, sources: [...new Map(sources.map((row) => [keyOf(row), row])).values()] }
  })
}

const orderOf = ({ rule, lot, bidders }: LotFlagRecord): string => [rule, lot, ...bidders].join('\0')

export const keyOf = ({ sha256, table, line }: SourceRow): string => [sha256, table, line].join('\0')

/** The lot's row; that of the contract which the fact names; bids of the bidders whom it is about. */
const refsOf = ({ lot, bidders, detail }: LotFlagRecord): FactRef[] => {
  const contract = detail?.contract
  return [
    { table: 'lots', lot },
    ...(typeof contract === 'string' ? [{ table: 'contracts' as const, contract }] : []),
    ...(typeof contract === 'string'
      ? []
      : bidders.map((bidder) => ({ table: 'bids' as const, lot, bidder, no: 1 }))),
  ]
}

/** Winners of a quarter: lots whose winner's county is known, and of those the ones won from outside. */
export interface OutsideWinners {
  quarter: string
  awarded: number
  outside: number
}

/**
 * Winners from another county than their lot's, by quarter of the lot's day. A winner's county is that of its
 * record, else the one in its unified code; lots without a county, a winner or a winner's county are counted
 * apart.
 */
export const outsideWinners = async (
  { market, engine }: ThemeStore,
  lots: readonly number[],
): Promise<{ rows: OutsideWinners[]; unknown: number }> => {
  const counties = new Map<string, string | undefined>()
  const quarters = new Map<string, OutsideWinners>()
  let unknown = 0
  for (const lot of lots) {
    const region = market.lots.region[lot]!
    const own = region < 0 ? '' : stringAt(market.words, region).slice(0, COUNTY)
    const winners = winnersOf(market, lot)
    for (const id of winners) if (!counties.has(id)) counties.set(id, await countyOf(engine, id))
    const from = winners.map((id) => counties.get(id))
    if (own.length < COUNTY || from.length === 0 || from.includes(undefined)) {
      if (winners.length > 0) unknown++
      continue
    }
    const quarter = quarterOf(market.lots.day[lot]!)
    const row = quarters.get(quarter) ?? { quarter, awarded: 0, outside: 0 }
    quarters.set(quarter, row)
    row.awarded++
    if (from.every((county) => county !== own)) row.outside++
  }
  return { rows: [...quarters.values()].sort((a, b) => compareUnits(a.quarter, b.quarter)), unknown }
}

/** Digits of a county. */
const COUNTY = 6
const UNIFIED = /^[0-9A-Z]{2}(\d{6})[0-9A-Z]{10}$/

const countyOf = async (engine: ThemeStore['engine'], id: string): Promise<string | undefined> => {
  const region = (await engine.bidder(id))?.regionCode ?? UNIFIED.exec(id)?.[1]
  return region !== undefined && region.length >= COUNTY ? region.slice(0, COUNTY) : undefined
}

const winnersOf = ({ bids, bidders }: Market, lot: number): string[] => {
  const found: string[] = []
  for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++)
    if (bids.won[bid] === 1) found.push(stringAt(bidders.id, bids.bidder[bid]!))
  return [...new Set(found)].sort()
}

const quarterOf = (day: number): string => {
  const date = new Date(day * 86_400_000)
  return `${date.getUTCFullYear()}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`
}
