import { stringAt } from '../../arrays/strings.js'
import { isoDay } from '../../domain/day.js'
import type { Market } from '../market.js'
import { benfordDeviation } from './benford.js'
import { type MissingBids, missingBids } from './missing-bids.js'
import type { ScreenedMarket } from './screen-market.js'
import { STRATUM_LEVELS, type StratumPart } from './strata.js'

/** Screens that hold of many lots together, never of one. Null where a screen's conditions do not hold. */
export interface WholeScreens {
  of: 'stratum' | 'bidder'
  /** bidder id; or the stratum's words, null where a lot has none, the period by the day of its first lot */
  id: string | Partial<Record<StratumPart, string | null>>
  lots: number
  benford: { values: number; mad: number } | null
  missingBids: MissingBids | null
}

/**
 * Of every stratum with lots of its own, in order of its first lot, then of every bidder by id, where one of
 * them can be told.
 */
export const wholeScreens = (market: Market, screened: ScreenedMarket): WholeScreens[] =>
  [...ofStrata(market, screened), ...ofBidders(market, screened)].filter(
    ({ benford, missingBids: hole }) => benford !== null || hole !== null,
  )

const ofStrata = (market: Market, { prices, strata, screens }: ScreenedMarket): WholeScreens[] => {
  const lotsOf = new Map<string, number[]>()
  for (let lot = 0; lot < market.lots.count; lot++) {
    if (screens.n[lot] === 0) continue
    const at = strata.level[lot]!
    const key = `${at}/${strata.cells[at]!.of[lot]}`
    const lots = lotsOf.get(key)
    if (lots) lots.push(lot)
    else lotsOf.set(key, [lot])
  }
  return [...lotsOf.values()].map((lots) => {
    const amounts = lots.flatMap((lot) => [
      ...prices.amount.subarray(prices.offsets[lot]!, prices.offsets[lot + 1]!),
    ])
    const parts = STRATUM_LEVELS[strata.level[lots[0]!]!]!
    return {
      of: 'stratum',
      id: Object.fromEntries(parts.map((part) => [part, wordOf(market, part, lots[0]!)])),
      lots: lots.length,
      benford: benfordDeviation(amounts) ?? null,
      missingBids: missingBids(lots.flatMap((lot) => marginOf(market, prices, lot) ?? [])) ?? null,
    }
  })
}

const ofBidders = (market: Market, { prices }: ScreenedMarket): WholeScreens[] => {
  const amounts: number[][] = Array.from({ length: market.bidders.count }, () => [])
  const margins: number[][] = Array.from({ length: market.bidders.count }, () => [])
  for (let lot = 0; lot < market.lots.count; lot++) {
    const margin = marginOf(market, prices, lot)
    for (let i = prices.offsets[lot]!; i < prices.offsets[lot + 1]!; i++) {
      const bidder = market.bids.bidder[prices.bid[i]!]!
      amounts[bidder]!.push(prices.amount[i]!)
      if (margin !== undefined && i < prices.offsets[lot]! + 2) margins[bidder]!.push(margin)
    }
  }
  return amounts.map((own, b) => ({
    of: 'bidder',
    id: stringAt(market.bidders.id, b),
    lots: own.length,
    benford: benfordDeviation(own) ?? null,
    missingBids: missingBids(margins[b]!) ?? null,
  }))
}

/** (second − lowest) over the limit, or over the lowest where no limit is known; undefined below two bids. */
const marginOf = (
  { lots }: Market,
  { offsets, amount }: ScreenedMarket['prices'],
  lot: number,
): number | undefined => {
  const from = offsets[lot]!
  if (offsets[lot + 1]! - from < 2) return undefined
  const limit = lots.controlPrice[lot]!
  return (amount[from + 1]! - amount[from]!) / (limit > 0 ? limit : amount[from]!)
}

const wordOf = ({ lots, words }: Market, part: StratumPart, lot: number): string | null => {
  if (part === 'period') return isoDay(lots.day[lot]!)
  const word = lots[part][lot]!
  return word < 0 ? null : stringAt(words, word)
}
