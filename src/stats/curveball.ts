import { uniform } from './random.js'

/** Trades of a deal, by row. */
const TRADES = 5

/**
 * Deals the items of a two-sided network anew, in place: every row keeps how many items it has, every item in
 * how many rows it is, and all else is left to chance. Row r holds items[offsets[r]] .. items[offsets[r +
 * 1]), each once; numbers below `kinds`. Two rows trade what only one of them has; five trades for every row,
 * by counters over `seed`. O(trades · length of two rows).
 *
 * Strona, G. et al. (2014). A fast and unbiased procedure to randomize ecological binary matrices with fixed
 * row and column totals. Nat. Commun. 5:4114.
 */
export const curveball = (offsets: Int32Array, items: Int32Array, kinds: number, seed: number): void => {
  const rows = offsets.length - 1
  const mark = new Int32Array(kinds)
  const pool: number[] = []
  const places: number[] = []
  if (rows < 2) return
  for (let t = 1; t <= TRADES * rows; t++) {
    const r = Math.floor(uniform(seed, 2 * t, 0) * rows)
    const other = Math.floor(uniform(seed, 2 * t, 1) * (rows - 1))
    const q = other < r ? other : other + 1
    pool.length = places.length = 0
    const [from, to, start, end] = [offsets[r]!, offsets[r + 1]!, offsets[q]!, offsets[q + 1]!]
    for (let i = from; i < to; i++) mark[items[i]!] = t
    for (let i = start; i < end; i++)
      if (mark[items[i]!] === t) mark[items[i]!] = -t
      else places.push(i)
    if (places.length === 0) continue
    for (let i = from; i < to; i++) if (mark[items[i]!] === t) places.push(i)
    for (const i of places) pool.push(items[i]!)
    for (let k = pool.length - 1; k >= 0; k--) {
      const drawn = Math.floor(uniform(seed, 2 * t + 1, k) * (k + 1))
      items[places[k]!] = pool[drawn]!
      pool[drawn] = pool[k]!
    }
  }
}
