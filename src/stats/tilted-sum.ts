/** P(X = j) · ω^j of one term for j = from.., as weights × e^logScale of which the largest is about 1. */
export interface TiltedTerm {
  from: number
  weights: Float64Array
  logScale: number
}

/**
 * ln P[Σ X_s ≥ x] from terms tilted by one ω ≥ 1, chosen so that the sum's mean is about x: P(X = j)·ω^j is
 * then of ordinary size around x, all terms are positive, and the tail is Σ_{j ≥ x} of them × ω^−j. It never
 * leaves logarithms, so that it is right however small.
 */
export const logTailOfTilted = (x: number, logTilt: number, terms: Iterable<TiltedTerm>): number => {
  const tilt = Math.exp(logTilt)
  let from = 0
  let sum = new Float64Array([1])
  let logScale = 0
  for (const term of terms) {
    logScale += term.logScale
    from += term.from
    if (term.weights.length === 1) continue
    sum = convolve(sum, term.weights)
    const peak = max(sum)
    for (let j = 0; j < sum.length; j++) sum[j]! /= peak
    logScale += Math.log(peak)
  }
  let tail = 0
  for (let j = sum.length - 1; j >= Math.max(0, x - from); j--) tail = tail / tilt + sum[j]!
  return Math.min(0, logScale + Math.log(tail) - logTilt * Math.max(x, from))
}

/**
 * ln ω ≥ 0 at which `meanAt`, a rising function of ω, is about x; 0 when it is not below x. A rough ω does.
 */
export const tiltTowards = (x: number, meanAt: (tilt: number) => number): number => {
  if (meanAt(1) >= x) return 0
  let below = 0
  let above = 1
  while (above < 600 && meanAt(Math.exp(above)) < x) {
    below = above
    above *= 2
  }
  for (let step = 0; step < 12; step++) {
    const middle = (below + above) / 2
    const mean = meanAt(Math.exp(middle))
    if (Math.abs(mean - x) < 0.3) return middle
    if (mean < x) below = middle
    else above = middle
  }
  return (below + above) / 2
}

const NEGLIGIBLE = 1e-26

/**
 * The weights of a term outwards from its mode, given the ratio P(j + 1)/P(j), tilted, out to where they stop
 * mattering beside the largest, 1.
 */
export const tiltedWeights = (
  mode: number,
  low: number,
  high: number,
  ratio: (j: number) => number,
): { from: number; weights: Float64Array } => {
  let from = mode
  const down: number[] = []
  const up: number[] = []
  for (let w = 1; from > low && w > NEGLIGIBLE; from--) {
    w /= ratio(from - 1)
    down.push(w)
  }
  for (let w = 1, to = mode; to < high && w > NEGLIGIBLE; to++) {
    w *= ratio(to)
    up.push(w)
  }
  return { from, weights: Float64Array.from([...down.reverse(), 1, ...up]) }
}

const convolve = (x: Float64Array, y: Float64Array): Float64Array<ArrayBuffer> => {
  const sum = new Float64Array(x.length + y.length - 1)
  for (let i = 0; i < x.length; i++) {
    const weight = x[i]!
    for (let j = 0; j < y.length; j++) sum[i + j]! += weight * y[j]!
  }
  return sum
}

const max = (values: Float64Array): number => {
  let largest = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!
  return largest
}
