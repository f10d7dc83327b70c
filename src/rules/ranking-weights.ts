import type { Market } from '../market/market.js'
import { type PriceWeight, priceWeight } from '../market/screens/price-weight.js'
import { type ScreenedMarket, screened as screenedOf } from '../market/screens/screen-market.js'
import { type ParticipationWeight, participationWeight } from './participation-weight.js'

/**
 * How far each channel speaks in a market, read from the market itself: Ip and Ia. Printed with every
 * ranking.
 */
export interface RankingWeights {
  price: PriceWeight
  participation: ParticipationWeight
}

export const rankingWeights = (
  market: Market,
  { screens, evidence, strata }: ScreenedMarket = screenedOf(market),
): RankingWeights => ({
  price: priceWeight(screens, evidence, strata),
  participation: participationWeight(market),
})
