import { FEATURES, type Feature } from './names.js'

/**
 * One feature's function: the value of the first bound that the feature does not exceed, else the last; in
 * thousandths of log odds.
 */
export interface Shape {
  feature: Feature
  /** ascending, in ten-thousandths of the feature */
  bounds: readonly number[]
  /** one more than the bounds */
  values: readonly number[]
}

/**
 * An additive model of the log odds that a group is a ring; whole numbers throughout, so that sums are exact.
 */
export interface Weights {
  /** log odds before any feature, thousandths, at the share of rings among the groups it was learnt from */
  base: number
  shapes: readonly Shape[]
}

/** The model as plain columns. */
export interface Model {
  base: number
  /** by shape */
  feature: Int32Array
  /** bounds of shape s: bounds[boundOffsets[s]] .. ; its values: one more */
  boundOffsets: Int32Array
  bounds: Float64Array
  valueOffsets: Int32Array
  values: Int32Array
}

const SCALE = 10_000

/** Packs weights; fails where a feature is unknown. */
export const modelOf = ({ base, shapes }: Weights): Model => {
  const names: readonly string[] = FEATURES
  const unknown = shapes.find(({ feature }) => !names.includes(feature))
  if (unknown) throw new Error(`The weights name a feature that there is not: ${unknown.feature}`)
  const offsets = (more: number): Int32Array => {
    const out = new Int32Array(shapes.length + 1)
    shapes.forEach(({ bounds }, s) => {
      out[s + 1] = out[s]! + bounds.length + more
    })
    return out
  }
  return {
    base,
    feature: Int32Array.from(shapes, ({ feature }) => names.indexOf(feature)),
    boundOffsets: offsets(0),
    bounds: Float64Array.from(shapes.flatMap(({ bounds }) => bounds)),
    valueOffsets: offsets(1),
    values: Int32Array.from(shapes.flatMap(({ values }) => values)),
  }
}

/** What each feature adds to the log odds, thousandths, in the order of the shapes. */
export const contributionsOf = (model: Model, x: Float64Array): Int32Array =>
  model.feature.map((f, s) => {
    const from = model.boundOffsets[s]!
    const to = model.boundOffsets[s + 1]!
    const at = Math.round(x[f]! * SCALE)
    let b = from
    while (b < to && at > model.bounds[b]!) b++
    return model.values[model.valueOffsets[s]! + b - from]!
  })

/** Log odds in thousandths; `prior` shifts them (0 = rings as frequent as where it was learnt). */
export const logOddsOf = (model: Model, x: Float64Array, prior: number): number =>
  contributionsOf(model, x).reduce((sum, value) => sum + value, model.base + prior)

/** Log odds in thousandths as a chance, rounded to thousandths. */
export const chanceOf = (logOdds: number): number => Math.round(1000 / (1 + Math.exp(-logOdds / 1000))) / 1000
