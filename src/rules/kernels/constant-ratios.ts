import type { Market } from '../../market/market.js'
import type { EffectiveBids } from '../../market/screens/effective-bids.js'

/** Widest difference of two ratios that counts as none. */
const EQUAL = 1e-4
/** Lots that another pair must share for its ratio to be asked. */
const LEAST = 3
/** Share of the other pairs that may keep a ratio too. */
const MOST = 0.1
/** Bids of a lot looked at, and lots: a list of prices shows in few. */
const MOST_BIDS = 40
const MOST_LOTS = 12

/**
 * Do other bidders on these lots keep constant ratios among themselves too, without either of the two? Then
 * their prices follow a list, a budget or a grid, and a constant ratio is the market's habit: more than a
 * tenth of the pairs that share `LEAST` of the lots.
 */
export const constantAmongOthers = (
  { offsets, amount, bid }: EffectiveBids,
  { bids, bidders }: Market,
  without: readonly [number, number],
  lots: readonly number[],
): boolean => {
  const pairs = new Map<number, number[]>()
  for (const lot of lots.slice(0, MOST_LOTS)) {
    const to = Math.min(offsets[lot + 1]!, offsets[lot]! + MOST_BIDS)
    for (let i = offsets[lot]!; i < to; i++)
      for (let j = i + 1; j < to; j++) {
        const [x, y] = [bids.bidder[bid[i]!]!, bids.bidder[bid[j]!]!]
        if (without.includes(x) || without.includes(y)) continue
        const log = Math.log(amount[i]! / amount[j]!)
        const key = Math.min(x, y) * bidders.count + Math.max(x, y)
        pairs.set(key, [...(pairs.get(key) ?? []), x < y ? log : -log])
      }
  }
  let asked = 0
  let constant = 0
  for (const ratios of pairs.values()) {
    if (ratios.length < LEAST) continue
    asked++
    ratios.sort((x, y) => x - y)
    if (ratios.at(-1)! - ratios[0]! <= EQUAL) constant++
  }
  return constant > MOST * asked
}
