import type { Market } from '../market.js'
import { type EffectiveBids, effectiveBids } from './effective-bids.js'
import { type LotScreens, lotScreens } from './lot-screens.js'
import { type PriceEvidence, priceEvidence, priceScore } from './price-evidence.js'
import { type PriceStrata, priceStrata, WHOLE_MARKET } from './strata.js'

/** Numbers of the screens' calibration; `minLots` lots of `minBids` bids make a stratum. */
export const SCREEN_SETTINGS = { minLots: 30, minBids: 3, windowMonths: 24 }

/** Everything the screens say of a market's lots, by lot. */
export interface ScreenedMarket {
  prices: EffectiveBids
  screens: LotScreens
  /** what each lot's p-values are ranks in */
  strata: PriceStrata
  /** the same without region and period, which a ring can fill */
  whole: PriceStrata
  /** what the prices say by column, within the whole market */
  evidence: PriceEvidence
  /** 0–1, higher = more suspect; ½ where the prices say nothing */
  score: Float64Array
}

/** Reads the market only; a few hundred milliseconds per million bids. */
export const screenMarket = (market: Market, settings = SCREEN_SETTINGS): ScreenedMarket => {
  const prices = effectiveBids(market)
  const screens = lotScreens(prices, market.lots.controlPrice)
  const whole = priceStrata(market, screens.n, { ...settings, from: WHOLE_MARKET })
  const evidence = priceEvidence(market, prices, screens, whole)
  const strata = priceStrata(market, screens.n, settings)
  return { prices, screens, strata, whole, evidence, score: priceScore(evidence, whole) }
}

const KNOWN = new WeakMap<Market, ScreenedMarket>()

/** The same with default settings, once for all rules of a run. */
export const screened = (market: Market): ScreenedMarket => {
  const known = KNOWN.get(market) ?? screenMarket(market)
  KNOWN.set(market, known)
  return known
}
