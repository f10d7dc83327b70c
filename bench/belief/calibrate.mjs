import { chance, reliability } from './score.mjs'

const SLOPES = Array.from({ length: 23 }, (_, i) => (8 + i) / 10)
const SHIFTS = Array.from({ length: 21 }, (_, i) => (i - 5) / 10)
/** groups as which a tenth without any gap weighs: few groups say little */
const FEW = 10

/**
 * The slope and shift of the log odds at which, over groups that were judged by weights of other sources, the
 * share of rings in each tenth of the chance comes nearest to the chance: least sum of squared gaps, each
 * tenth by n / (n + 10). Boosting stops early, which draws all log odds towards the middle; the slope undoes
 * it. The first best of a grid. pairs: { odds, isRing }. Returns { slope, shift }.
 */
export const calibrationOf = (pairs) => {
  let best
  for (const slope of SLOPES)
    for (const shift of SHIFTS) {
      const judged = pairs.map(({ odds, isRing }) => ({ p: chance(slope * odds + shift), isRing }))
      const gap = gapOf(reliability(judged))
      if (!best || gap < best.gap - 1e-12) best = { slope, shift, gap }
    }
  return { slope: best.slope, shift: best.shift }
}

const gapOf = (tenths) =>
  tenths.reduce(
    (sum, { n, chance: p, rings }) => sum + (n === 0 ? 0 : (((p - rings) / n) ** 2 * n) / (n + FEW)),
    0,
  )
