import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../market.js'
import { SCREENS, type ScreenName } from './lot-screens.js'
import type { ScreenedMarket } from './screen-market.js'
import { STRATUM_LEVELS, type StratumPart } from './strata.js'

/** A lot's score and its parts, by column (rules/lot-ranking.ts). */
export interface LotScoreColumns {
  score: Float64Array
  participation: Float64Array
  price: Float64Array
}

/** One lot as scripts read it: null where a screen is not defined. */
export type LotRecord = { lotId: string; n: number } & Record<ScreenName, number | null> & {
    score: number
    /** what the score is made of, 0–1 each */
    channels: { participation: number; price: number }
    /** what the lot's prices are compared with */
    stratum: StratumPart[]
  }

export const lotRecord = (
  market: Market,
  screened: ScreenedMarket & { scores: LotScoreColumns },
  lot: number,
): LotRecord => {
  const { score, participation, price } = screened.scores
  const screens = Object.fromEntries(SCREENS.map((name) => [name, known(screened.screens[name][lot]!)]))
  return {
    lotId: stringAt(market.lots.id, lot),
    n: screened.screens.n[lot]!,
    ...(screens as Record<ScreenName, number | null>),
    score: score[lot]!,
    channels: { participation: participation[lot]!, price: price[lot]! },
    stratum: [...STRATUM_LEVELS[screened.strata.level[lot]!]!],
  }
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
