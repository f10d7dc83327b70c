import { logBinomial } from './log-factorial.js'
import { chanceOfMeeting, SMALL_TAIL, SmallTail } from './small-tail.js'
import { logTailOfTilted, type TiltedTerm, tiltedWeights, tiltTowards } from './tilted-sum.js'

/**
 * Two bidders in strata of lots. Stratum s has lots[s] lots, the first bids on first[s] of them, the second
 * on second[s]; under the null their joint lots are hypergeometric in every stratum and independent between
 * strata.
 */
export interface Strata {
  count: number
  lots: ArrayLike<number>
  first: ArrayLike<number>
  second: ArrayLike<number>
}

/**
 * ln P[X = x], X the joint lots of `first` and `second` among `lots`; −∞ outside the support. Relative error
 * of P about 1e-13.
 */
export const logHypergeometric = (x: number, lots: number, first: number, second: number): number => {
  if (x < Math.max(0, first + second - lots) || x > Math.min(first, second)) return -Infinity
  if (second === 0 || second === lots) return 0
  const p = second / lots
  const q = (lots - second) / lots
  return (
    logBinomial(x, first, p, q) +
    logBinomial(second - x, lots - first, p, q) -
    logBinomial(second, lots, p, q)
  )
}

/** ln P[X ≥ x] in one stratum. */
export const logUpperTail = (x: number, lots: number, first: number, second: number): number =>
  logUpperTailOfSum(x, { count: 1, lots: [lots], first: [first], second: [second] })

/**
 * ln P[Σ X_s ≥ x]: the upper tail of the exact convolution of the strata's hypergeometrics, right to a
 * relative 1e-10 however small. Few joint lots are summed as they are, the rest tilted, in logarithms.
 */
export const logUpperTailOfSum = (x: number, strata: Strata): number => {
  if (x === 1) return Math.log(chanceOfAny(strata))
  const { low, high } = supportOf(strata)
  if (x <= low) return 0
  if (x > high) return -Infinity
  if (low === 0 && x <= SMALL_TAIL) {
    const tail = smallTail(x, strata)
    if (tail !== undefined) return Math.min(0, Math.log(tail))
  }
  if (x === high) return logTop(strata)
  const logTilt = tiltTowards(x, (tilt) => meanAt(tilt, strata))
  return logTailOfTilted(x, logTilt, tiltedStrata(strata, logTilt))
}

/** P[Σ X_s ≥ 1]: most pairs meet once. */
const chanceOfAny = ({ count, lots, first, second }: Strata): number => {
  let chance = 0
  for (let s = 0; s < count; s++) chance += (1 - chance) * chanceOfMeeting(lots[s]!, first[s]!, second[s]!)
  return chance
}

const small = new SmallTail()

/** P[Σ X_s ≥ x] of few joint lots, or undefined where it would have to be taken in logarithms. */
const smallTail = (x: number, { count, lots, first, second }: Strata): number | undefined => {
  small.begin(x)
  for (let s = 0; s < count; s++) {
    const length = small.hypergeometric(lots[s]!, first[s]!, second[s]!)
    if (length < 0) return undefined
    small.add(length)
  }
  return small.tail > SMALLEST_TAIL ? small.tail : undefined
}

const SMALLEST_TAIL = 1e-290

const supportOf = ({ count, lots, first, second }: Strata): { low: number; high: number } => {
  let low = 0
  let high = 0
  for (let s = 0; s < count; s++) {
    low += Math.max(0, first[s]! + second[s]! - lots[s]!)
    high += Math.min(first[s]!, second[s]!)
  }
  return { low, high }
}

const logTop = ({ count, lots, first, second }: Strata): number => {
  let log = 0
  for (let s = 0; s < count; s++)
    log += logHypergeometric(Math.min(first[s]!, second[s]!), lots[s]!, first[s]!, second[s]!)
  return log
}

/** Mean of the tilted sum by Cornfield's root of x (N − K − n + x) = ω (K − x)(n − x) in every stratum. */
const meanAt = (tilt: number, { count, lots, first, second }: Strata): number => {
  let mean = 0
  for (let s = 0; s < count; s++) {
    const k = first[s]!
    const n = second[s]!
    if (k === 0 || n === 0) continue
    const b = tilt * (k + n) + lots[s]! - k - n
    mean += (2 * tilt * k * n) / (b + Math.sqrt(Math.max(0, b * b - 4 * (tilt - 1) * tilt * k * n)))
  }
  return mean
}

function* tiltedStrata({ count, lots, first, second }: Strata, logTilt: number): Generator<TiltedTerm> {
  for (let s = 0; s < count; s++) yield tiltedStratum(lots[s]!, first[s]!, second[s]!, logTilt)
}

const tiltedStratum = (lots: number, k: number, n: number, logTilt: number): TiltedTerm => {
  const tilt = Math.exp(logTilt)
  const low = Math.max(0, k + n - lots)
  const high = Math.min(k, n)
  const others = lots - k - n
  const mean = meanAt(tilt, { count: 1, lots: [lots], first: [k], second: [n] })
  const mode = Math.min(high, Math.max(low, Math.round(mean)))
  const ratio = (j: number): number => (tilt * (k - j) * (n - j)) / ((j + 1) * (others + j + 1))
  return {
    ...tiltedWeights(mode, low, high, ratio),
    logScale: logHypergeometric(mode, lots, k, n) + mode * logTilt,
  }
}
