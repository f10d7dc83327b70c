import { append } from '../../arrays/append.js'
import { uniform } from '../../stats/random.js'
import type { EffectiveBids } from './effective-bids.js'
import { lotScreens } from './lot-screens.js'

/**
 * Screens of every three or four bids of a lot: a ring among honest bidders shows in some of its subgroups.
 */
export const SUBGROUP_SCREENS = ['cv', 'spd', 'diffp', 'rd', 'skew', 'kurt'] as const
export type SubgroupScreen = (typeof SUBGROUP_SCREENS)[number]

/** NaN where no subgroup has the screen. */
export interface Summary {
  min: number
  median: number
  mean: number
  max: number
}

export interface Subgroups {
  /** subgroups looked at */
  count: number
  /**
   * true = too many to look at all: drawn by counters over (bids, draw), the same for every lot of as many
   * bids
   */
  sampled: boolean
  screens: Record<SubgroupScreen, Summary>
}

/** Most subgroups of a lot: all triples of 12 bids, all quadruples of 10. */
const MOST = 220
/** Subgroups screened at a time. */
const BATCH = 1 << 16
const SEED = 816

/**
 * Calls `visit` for each lot of at least `size` bids, in order, with the summary of its subgroups' screens.
 * Lots of a batch are screened together, as if every subgroup were a lot, so the work is bounded by `MOST` a
 * lot.
 *
 * Wallimann, H., Imhof, D. and Huber, M. (2022). A machine learning approach for flagging incomplete
 * bid-rigging cartels.
 */
export const forEachSubgroups = (
  { offsets, amount }: EffectiveBids,
  size: 3 | 4,
  visit: (lot: number, subgroups: Subgroups) => void,
  lots: { from: number; to: number } = { from: 0, to: offsets.length - 1 },
): void => {
  const prices = new Float64Array((BATCH + MOST) * size)
  const starts = Int32Array.from({ length: BATCH + MOST + 1 }, (_, i) => i * size)
  const waiting: { lot: number; from: number; to: number; sampled: boolean }[] = []
  let filled = 0
  const flush = (): void => {
    const found = lotScreens(
      { offsets: starts.subarray(0, filled + 1), amount: prices, bid: NONE },
      undefined,
      'without spacing',
    )
    for (const { lot, from, to, sampled } of waiting) {
      const screens = Object.fromEntries(
        SUBGROUP_SCREENS.map((name) => [name, summaryOf(found[name].subarray(from, to))]),
      ) as Subgroups['screens']
      visit(lot, { count: to - from, sampled, screens })
    }
    waiting.length = 0
    filled = 0
  }
  for (let lot = lots.from; lot < lots.to; lot++) {
    const n = offsets[lot + 1]! - offsets[lot]!
    if (n < size) continue
    const { places, sampled } = subgroupsOf(n, size)
    for (let k = 0; k < places.length; k++) prices[filled * size + k] = amount[offsets[lot]! + places[k]!]!
    const from = filled
    filled += places.length / size
    waiting.push({ lot, from, to: filled, sampled })
    if (filled >= BATCH) flush()
  }
  flush()
}

const NONE = new Int32Array(0)

const known = new Map<number, { places: Uint16Array; sampled: boolean }>()

/** Places of the members of every subgroup of n bids, ascending within each. */
const subgroupsOf = (n: number, size: number): { places: Uint16Array; sampled: boolean } => {
  const key = n * 8 + size
  const made = known.get(key) ?? (choose(n, size) <= MOST ? all(n, size) : some(n, size))
  known.set(key, made)
  return made
}

const choose = (n: number, size: number): number => {
  let count = 1
  for (let k = 0; k < size; k++) count = (count * (n - k)) / (k + 1)
  return count
}

const all = (n: number, size: number): { places: Uint16Array; sampled: boolean } => {
  const places: number[] = []
  const chosen: number[] = []
  const extend = (from: number): void => {
    if (chosen.length === size) {
      append(places, chosen)
      return
    }
    for (let i = from; i < n; i++) {
      chosen.push(i)
      extend(i + 1)
      chosen.pop()
    }
  }
  extend(0)
  return { places: Uint16Array.from(places), sampled: false }
}

const some = (n: number, size: number): { places: Uint16Array; sampled: boolean } => {
  const places = new Uint16Array(MOST * size)
  for (let draw = 0; draw < MOST; draw++) {
    const chosen = new Set<number>()
    for (let j = n - size; j < n; j++) {
      const k = Math.floor(uniform(SEED, n * 8 + size, draw * size + (j - n + size)) * (j + 1))
      chosen.add(chosen.has(k) ? j : k)
    }
    places.set(
      [...chosen].sort((x, y) => x - y),
      draw * size,
    )
  }
  return { places, sampled: true }
}

const summaryOf = (values: Float64Array): Summary => {
  const defined = values.every((value) => !Number.isNaN(value))
    ? values
    : values.filter((x) => !Number.isNaN(x))
  const count = defined.length
  if (count === 0) return { min: Number.NaN, median: Number.NaN, mean: Number.NaN, max: Number.NaN }
  if (count === 1) return { min: defined[0]!, median: defined[0]!, mean: defined[0]!, max: defined[0]! }
  defined.sort()
  let sum = 0
  for (let i = 0; i < count; i++) sum += defined[i]!
  const median = (defined[(count - 1) >> 1]! + defined[count >> 1]!) / 2
  return { min: defined[0]!, median, mean: sum / count, max: defined[count - 1]! }
}
