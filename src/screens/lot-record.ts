import { type Market, stringAt } from '../graph/market.js'
import { SCREENS, type ScreenName } from './lot-screens.js'
import type { ScreenedMarket } from './screen-market.js'
import { STRATUM_LEVELS, type StratumPart } from './strata.js'

/** One lot as scripts read it: null where a screen is not defined. */
export type LotRecord = { lotId: string; n: number } & Record<ScreenName, number | null> & {
    score: number
    /** what the lot's prices are compared with */
    stratum: StratumPart[]
  }

export const lotRecord = (market: Market, screened: ScreenedMarket, lot: number): LotRecord => {
  const screens = Object.fromEntries(SCREENS.map((name) => [name, known(screened.screens[name][lot]!)]))
  return {
    lotId: stringAt(market.lots.id, lot),
    n: screened.screens.n[lot]!,
    ...(screens as Record<ScreenName, number | null>),
    score: screened.score[lot]!,
    stratum: [...STRATUM_LEVELS[screened.strata.level[lot]!]!],
  }
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
