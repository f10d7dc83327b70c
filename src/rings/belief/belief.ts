import { chanceOf, contributionsOf, type Model } from './model.js'
import { FEATURES, type Feature } from './names.js'

/**
 * How believable it is that a group is a ring, with what lifts and lowers it: whole thousandths of log odds
 * that add up.
 */
export interface Belief {
  /** 0..1, thousandths: a rank, and a chance only as far as the market is like those it was learnt from */
  chance: number
  /** base + prior + the sum of `adds` */
  logOdds: number
  base: number
  prior: number
  /** features that add something, in the model's order */
  parts: { feature: Feature; value: number; adds: number }[]
}

/** The belief that the features give. */
export const beliefOf = (model: Model, x: Float64Array, prior: number): Belief => {
  const adds = contributionsOf(model, x)
  const logOdds = adds.reduce((sum, value) => sum + value, model.base + prior)
  const parts = [...adds].flatMap((value, s) => {
    const f = model.feature[s]!
    return value === 0 ? [] : [{ feature: FEATURES[f]!, value: Math.round(1e4 * x[f]!) / 1e4, adds: value }]
  })
  return { chance: chanceOf(logOdds), logOdds, base: model.base, prior, parts }
}
