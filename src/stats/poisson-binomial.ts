import { logBinomial } from './log-factorial.js'
import { SMALL_TAIL, SmallTail } from './small-tail.js'
import { logTailOfTilted, type TiltedTerm, tiltedWeights, tiltTowards } from './tilted-sum.js'

/** Independent trials in groups: trials[g] of chance[g] each, 0 ≤ chance ≤ 1. */
export interface Trials {
  trials: ArrayLike<number>
  chance: ArrayLike<number>
}

/**
 * ln P[at least x successes] of independent trials of unequal chances (a Poisson binomial), right to a
 * relative 1e-10 however small. Trials of one chance are one binomial, so the work depends on the number of
 * groups. A tilted binomial is a binomial again, of chance πω/(1 − π + πω).
 *
 * Hong, Y. (2013). On computing the distribution function for the Poisson binomial distribution. CSDA
 * 59:41–51.
 */
export const logUpperTailOfTrials = (x: number, groups: Trials): number => {
  const { sure, most } = extent(groups)
  if (x <= sure) return 0
  if (x > most) return -Infinity
  if (sure === 0 && x <= SMALL_TAIL) {
    const tail = smallTail(x, groups)
    if (tail !== undefined) return Math.min(0, Math.log(tail))
  }
  const logTilt = tiltTowards(x, (tilt) => meanAt(tilt, groups))
  return logTailOfTilted(x, logTilt, tilted(groups, logTilt))
}

const extent = ({ trials, chance }: Trials): { sure: number; most: number } => {
  let sure = 0
  let most = 0
  for (let g = 0; g < trials.length; g++) {
    if (chance[g]! >= 1) sure += trials[g]!
    if (chance[g]! > 0) most += trials[g]!
  }
  return { sure, most }
}

const small = new SmallTail()

const smallTail = (x: number, { trials, chance }: Trials): number | undefined => {
  small.begin(x)
  for (let g = 0; g < trials.length; g++) {
    if (chance[g] === 0) continue
    if (x === 1) small.addChance(-Math.expm1(trials[g]! * Math.log1p(-chance[g]!)))
    else {
      const length = small.binomial(trials[g]!, chance[g]!)
      if (length < 0) return undefined
      small.add(length)
    }
  }
  return small.tail > SMALLEST_TAIL ? small.tail : undefined
}

const SMALLEST_TAIL = 1e-290

const meanAt = (tilt: number, { trials, chance }: Trials): number => {
  let mean = 0
  for (let g = 0; g < trials.length; g++) mean += trials[g]! * tiltedChance(chance[g]!, tilt)
  return mean
}

const tiltedChance = (p: number, tilt: number): number => (p * tilt) / (1 - p + p * tilt)

function* tilted({ trials, chance }: Trials, logTilt: number): Generator<TiltedTerm> {
  const tilt = Math.exp(logTilt)
  for (let g = 0; g < trials.length; g++) {
    const n = trials[g]!
    const p = chance[g]!
    if (p === 0) continue
    if (p >= 1) {
      yield { from: n, weights: ONE, logScale: n * logTilt }
      continue
    }
    const mode = Math.min(n, Math.floor((n + 1) * tiltedChance(p, tilt)))
    const ratio = (j: number): number => (tilt * (n - j) * p) / ((j + 1) * (1 - p))
    yield { ...tiltedWeights(mode, 0, n, ratio), logScale: logBinomial(mode, n, p, 1 - p) + mode * logTilt }
  }
}

const ONE = Float64Array.of(1)
