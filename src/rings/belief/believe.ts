import type { RingBelief } from '../../domain/ring.js'
import type { Market } from '../../market/market.js'
import type { PairItem } from '../pair-item.js'
import { beliefOf } from './belief.js'
import { featuresOf } from './features.js'
import { modelOf, type Weights } from './model.js'
import { toldBelief } from './tell.js'
import { type BeliefMarket, beliefMarket, viewOf } from './view.js'
import { WEIGHTS } from './weights.js'

/** The belief in a group of bidders (indices, ascending) between whom the items stand. */
export type Believer = (members: readonly number[], items: readonly PairItem[]) => RingBelief

/** Reads the market when first asked. `prior` is a shift of the log odds, in units; pure otherwise. */
export const believerOf = (market: Market, prior: number, weights: Weights = WEIGHTS): Believer => {
  const model = modelOf(weights)
  let context: BeliefMarket | undefined
  return (members, items) => {
    context ??= beliefMarket(market)
    const view = viewOf(context, members, items)
    return toldBelief(beliefOf(model, featuresOf(context, view), Math.round(1000 * prior)), market, view)
  }
}
