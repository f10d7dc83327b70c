import { lowerBound, upperBound } from '../../arrays/search.js'
import { uniform } from '../../stats/random.js'

/**
 * What the shape of a lot's prices is worth, given how many there are: each statistic against the same
 * statistic of n independent draws. Location and scale fall out of all of them, so a table for n serves every
 * lot.
 *
 *   gap      rd, the lowest bid's distance in deviations of the others        of normal draws
 *   skew     adjusted skewness                                                of normal draws
 *   half     width of the shortest half / (bn − b1)                           of normal draws
 *   spacing  gapCv. Uniform draws have the most regular gaps of all smooth
 *            distributions, so calling gaps too regular errs on the safe side  of uniform draws
 *   cluster  how much tighter the tightest window of bids is than its surroundings   of uniform draws
 *
 * Randomness comes from counters over (n, draw): the tables are the same in every process.
 */
export const SHAPES = ['gap', 'skew', 'half', 'spacing', 'cluster'] as const
export type Shape = (typeof SHAPES)[number]

const DRAWS = 2000
const SEED = 20190
/** Above this many bids tables are made for multiples of ten, and none above the last. */
const FINE = 30
const MOST = 200

const tables = new Map<number, Record<Shape, Float64Array>>()

/**
 * Share of draws whose statistic is ≤ `value` (ties half), shrunk by one draw so that it is never 0 or 1: it
 * cannot call anything rarer than 1 in 2000. NaN where `value` is, or below three bids.
 */
export const shareBelow = (shape: Shape, n: number, value: number): number => {
  if (Number.isNaN(value) || n < 3) return Number.NaN
  const draws = tableFor(n)[shape]
  const below = lowerBound(draws, value)
  const upTo = upperBound(draws, value)
  return ((below + upTo) / 2 + 0.5) / (draws.length + 1)
}

/**
 * Width of the shortest run of more than half of the bids, as a share of the range; NaN below four or when
 * all are equal.
 */
export const shortestHalf = (b: Float64Array, from: number, n: number): number => {
  const range = b[from + n - 1]! - b[from]!
  if (n < 4 || !(range > 0)) return Number.NaN
  const size = Math.floor(n / 2) + 1
  let least = Number.POSITIVE_INFINITY
  for (let i = from; i + size - 1 < from + n; i++) least = Math.min(least, b[i + size - 1]! - b[i]!)
  return least / range
}

/**
 * The tightest window: ln of (its mean gap / mean gap of the window and as many bids on either side), least
 * over the windows of a sixth of the bids, at least four. Equal prices are one price: they are another
 * screen's. NaN below eight different prices.
 */
export const tightestWindow = (b: Float64Array, from: number, n: number): number => {
  const prices = different(b, from, n)
  const size = Math.max(4, Math.ceil(prices / 6))
  if (prices < 2 * size) return Number.NaN
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i + size <= prices; i++) {
    const left = Math.max(0, i - size)
    const right = Math.min(prices - 1, i + 2 * size - 1)
    const inside = (scratch[i + size - 1]! - scratch[i]!) / (size - 1)
    const around = (scratch[right]! - scratch[left]!) / (right - left)
    least = Math.min(least, inside / around)
  }
  return Math.log(least)
}

let scratch = new Float64Array(256)

const different = (b: Float64Array, from: number, n: number): number => {
  if (n > scratch.length) scratch = new Float64Array(2 * n)
  let found = 0
  for (let i = from; i < from + n; i++) if (i === from || b[i] !== b[i - 1]) scratch[found++] = b[i]!
  return found
}

const tableFor = (n: number): Record<Shape, Float64Array> => {
  const bids = n <= FINE ? n : Math.min(MOST, 10 * Math.round(n / 10))
  const known = tables.get(bids)
  if (known) return known
  const made = simulated(bids)
  tables.set(bids, made)
  return made
}

const simulated = (n: number): Record<Shape, Float64Array> => {
  const table = Object.fromEntries(SHAPES.map((shape) => [shape, new Float64Array(DRAWS)])) as Record<
    Shape,
    Float64Array
  >
  const draw = new Float64Array(n)
  for (let d = 0; d < DRAWS; d++) {
    for (let i = 0; i < n; i++) draw[i] = normal(n, d * n + i)
    draw.sort()
    table.gap[d] = standoff(draw)
    table.skew[d] = skewOf(draw)
    table.half[d] = shortestHalf(draw, 0, n)
    for (let i = 0; i < n; i++) draw[i] = uniform(SEED, n, d * n + i)
    draw.sort()
    table.spacing[d] = gapVariation(draw)
    table.cluster[d] = tightestWindow(draw, 0, n)
  }
  for (const shape of SHAPES) table[shape] = table[shape].filter((value) => !Number.isNaN(value)).sort()
  return table
}

/** Box–Muller on two counters. */
const normal = (stream: number, counter: number): number =>
  Math.sqrt(-2 * Math.log(1 - uniform(SEED + 1, stream, counter))) *
  Math.cos(2 * Math.PI * uniform(SEED + 2, stream, counter))

const standoff = (b: Float64Array): number => {
  const losers = b.subarray(1)
  const mean = losers.reduce((sum, x) => sum + x, 0) / losers.length
  const squares = losers.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return (b[1]! - b[0]!) / Math.sqrt(squares / (losers.length - 1))
}

const skewOf = (b: Float64Array): number => {
  const n = b.length
  const mean = b.reduce((sum, x) => sum + x, 0) / n
  const m2 = b.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n
  const m3 = b.reduce((sum, x) => sum + (x - mean) ** 3, 0) / n
  return ((Math.sqrt(n * (n - 1)) / (n - 2)) * m3) / m2 ** 1.5
}

const gapVariation = (b: Float64Array): number => {
  const n = b.length
  const gap = (b[n - 1]! - b[0]!) / (n - 1)
  let squares = 0
  for (let i = 1; i < n; i++) squares += (b[i]! - b[i - 1]! - gap) ** 2
  return Math.sqrt(squares / (n - 2)) / gap
}
