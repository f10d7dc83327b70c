import type { ShownPair } from '../rules/pair-ranking.js'
import type { LoadedMarket } from './loaded-market.js'
import { type MarketDesk, marketDesk } from './market-desk.js'

/** A page of the ranked pairs: those after rank `after` that pass the filter. */
export interface PairQuestion {
  bidder?: string | undefined
  minJoint?: number | undefined
  maxQ?: number | undefined
  after: number
  limit: number
}

export interface PairPage {
  pairs: (ShownPair & { rank: number; aName: string; bName: string })[]
  /** more pass the filter after these */
  more: boolean
  /** columns of the strata that the market lacks */
  unknown: string[]
}

/** Lists pairs; the first question after the market has changed ranks them anew. */
export type PairLister = MarketDesk<PairQuestion, PairPage>

export const pairLister = (market: LoadedMarket): PairLister => marketDesk(market, './pair-worker.js')
