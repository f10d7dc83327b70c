import type { RingBelief } from '../../domain/ring.js'
import type { Market } from '../../market/market.js'
import type { PairItem } from '../pair-item.js'
import { beliefOf } from './belief.js'
import { featuresOf } from './features.js'
import { modelOf } from './model.js'
import { toldBelief } from './tell.js'
import { type BeliefMarket, beliefMarket, viewOf } from './view.js'
import { WEIGHTS, type WeightSets } from './weights.js'

/** The belief in a group of bidders (indices, ascending) between whom the items stand. */
export type Believer = (members: readonly number[], items: readonly PairItem[]) => RingBelief

/**
 * Reads the market when first asked. A group of whose members no marks are on record is judged by weights
 * learnt where none were: that it shares nothing is no innocence. `prior` is a shift of the log odds, in
 * units; pure otherwise.
 */
export const believerOf = (market: Market, prior: number, weights: WeightSets = WEIGHTS): Believer => {
  const models = { shown: modelOf(weights.shown), bare: modelOf(weights.bare) }
  let context: BeliefMarket | undefined
  return (members, items) => {
    context ??= beliefMarket(market)
    const view = viewOf(context, members, items)
    const model = view.shown ? models.shown : models.bare
    return toldBelief(beliefOf(model, featuresOf(context, view), Math.round(1000 * prior)), market, view)
  }
}
