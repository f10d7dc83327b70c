import { MAX_DAY, MIN_DAY, NO_DAY } from '../domain/day.js'
import type { Market } from '../market/market.js'
import { logFactorial } from '../stats/log-factorial.js'
import type { ValueLayout } from './value-layout.js'

/**
 * Sold or re-issued: every holder's uses of the value form one unbroken block in time (A A B B), so that the
 * value moved on for good (evidence.md §1). A return (A B A), use on one lot by two holders, or on one day,
 * breaks the blocks. Blocks alone prove little when uses are few: with one use each any order is one of
 * blocks. The reading is taken when random order would give blocks with at most the chance d! · Π n_h! / n!,
 * n_h the lots of holder h (A A B B: 1/3; A A B: 2/3). Registry facts without dates are set aside beside uses
 * on bids, also where they put both holders on one lot: a register keeps a former employee for years. Alone
 * they prove nothing.
 */
export const isReassigned = (market: Market, layout: ValueLayout, chance: number): boolean => {
  const blocks: { from: number; to: number; uses: number }[] = []
  for (let h = 0; h < layout.holders; h++) {
    const block = blockOf(market, layout, h)
    if (!block) return false
    blocks.push(block)
  }
  blocks.sort((x, y) => x.from - y.from)
  if (blocks.some((block, k) => k > 0 && block.from <= blocks[k - 1]!.to)) return false
  const uses = blocks.reduce((sum, block) => sum + block.uses, 0)
  const log =
    logFactorial(blocks.length) +
    blocks.reduce((sum, b) => sum + logFactorial(b.uses), 0) -
    logFactorial(uses)
  return log <= Math.log(chance)
}

const blockOf = (
  market: Market,
  layout: ValueLayout,
  h: number,
): { from: number; to: number; uses: number } | undefined => {
  const { useFrom, useTo } = market.values
  let from = layout.firstDay[h]!
  let to = layout.lastDay[h]!
  let uses = layout.usedLots[h]!
  if (from === NO_DAY) return undefined
  for (let u = layout.firstUse[h]!; u < layout.factEnd[h]!; u++) {
    if (useFrom[u] === MIN_DAY && useTo[u] === MAX_DAY) continue
    from = Math.min(from, useFrom[u]!)
    to = Math.max(to, useTo[u]!)
    uses++
  }
  return uses === 0 ? undefined : { from, to, uses }
}
