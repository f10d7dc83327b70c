import { chance } from './score.mjs'

/** what slope 1 and shift 0 weigh, in groups */
const HELD = 1
const STEPS = 100
/** longest step: far away the likelihood is flat */
const LONGEST = 0.5

/**
 * The slope and shift of the log odds under which it is likeliest that the groups, each judged by weights of
 * other sources, are rings or not as they are: Platt, J. (1999), Probabilistic outputs for support vector
 * machines. Every source has the same weight in all. By Newton's steps, to two digits. pairs: { odds, isRing,
 * source }. Returns { slope, shift }.
 */
export const calibrationOf = (pairs) => {
  const weighed = withWeights(pairs)
  let [slope, shift] = [1, 0]
  for (let step = 0; step < STEPS; step++) {
    const [bySlope, byShift] = newton(weighed, slope, shift)
    slope += bySlope
    shift += byShift
    if (Math.abs(bySlope) + Math.abs(byShift) < 1e-6) break
  }
  return { slope: Math.round(100 * slope) / 100, shift: Math.round(100 * shift) / 100 }
}

const withWeights = (pairs) => {
  const groups = new Map()
  for (const { source } of pairs) groups.set(source, (groups.get(source) ?? 0) + 1)
  const each = pairs.length / groups.size
  return pairs.map((pair) => ({ ...pair, weight: each / groups.get(pair.source) }))
}

/** The step from a slope and shift towards what is likelier. */
const newton = (pairs, slope, shift) => {
  let [g, gOdds] = [-HELD * shift, -HELD * (slope - 1)]
  let [h, hOdds, hBoth] = [HELD, HELD, 0]
  for (const { odds, isRing, weight } of pairs) {
    const p = chance(slope * odds + shift)
    const miss = weight * ((isRing ? 1 : 0) - p)
    const bend = weight * p * (1 - p)
    g += miss
    gOdds += miss * odds
    h += bend
    hOdds += bend * odds * odds
    hBoth += bend * odds
  }
  const det = h * hOdds - hBoth * hBoth
  const step = (x) => Math.max(-LONGEST, Math.min(LONGEST, x / det))
  return [step(gOdds * h - g * hBoth), step(g * hOdds - gOdds * hBoth)]
}
