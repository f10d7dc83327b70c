// Who wins: scores under the lot's evaluation method, ranks, and the buyer's choice under award-separation.

import { takeOn } from './entry.mjs'

const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length

/**
 * The benchmark of an average-price lot: the mean without the ends, lowered by a factor drawn at the
 * opening.
 */
const benchmark = (rng, ratios) => {
  const sorted = [...ratios].sort((a, b) => a - b)
  const kept = sorted.length >= 5 ? sorted.slice(1, -1) : sorted
  return mean(kept) * (1 - rng.pick([0, 0.01, 0.02, 0.03]))
}

/** Points of a bid; more is better. */
const scorer = (rng, lot, valid) => {
  const ratios = valid.map((b) => b.amount / lot.control)
  const lowest = Math.min(...ratios)
  if (lot.evaluation === 'lowest-price') return (b) => -b.amount
  if (lot.evaluation === 'average-price') {
    const target = benchmark(rng, ratios)
    return (b) => {
      const off = b.amount / lot.control / target - 1
      return off > 0 ? -2 * off : off
    }
  }
  const weight = rng.pick([0.3, 0.4, 0.5, 0.6])
  return (b) =>
    weight * 100 * (lowest / (b.amount / lot.control)) +
    (1 - weight) * (75 + 4 * b.firm.quality + (b.pushed ?? 0) + rng.normal(0, 3))
}

/** One of the first three by taste: a buyer knows some firms better than others. */
const chooseFirst = (rng, lot, ranked) =>
  rng.weighted(ranked.slice(0, 3), (b) => (b.rank === 1 ? 2 : 1) * (b.firm.tastes[lot.buyer.index] || 1))

/**
 * Ranks the valid bids, names the winner (none with fewer than three valid bids, mostly), fills his order
 * book.
 */
export const award = (world, lot) => {
  const rng = world.rng.award
  for (const bid of lot.bids)
    if (rng.chance(world.market.rates.disqualified))
      bid.status = rng.chance(0.85) ? 'disqualified' : 'withdrawn'
  const valid = lot.bids.filter((b) => b.status === 'valid' && !b.partnerOf)
  if (valid.length < (rng.chance(0.85) ? 3 : 1)) return
  const points = scorer(rng, lot, valid)
  const scored = valid.map((bid) => ({ bid, score: points(bid) }))
  scored.sort((a, b) => b.score - a.score || (a.bid.firm.id < b.bid.firm.id ? -1 : 1))
  for (const [i, { bid }] of scored.entries()) bid.rank = i + 1
  const ranked = scored.map((s) => s.bid)
  const winner = lot.evaluation === 'award-separation' ? chooseFirst(rng, lot, ranked) : ranked[0]
  winner.won = true
  for (const bid of lot.bids)
    if (bid.partnerOf?.status === 'valid') {
      bid.rank = bid.partnerOf.rank
      bid.won = bid.partnerOf.won
    }
  lot.winner = winner.firm
  lot.awarded = lot.day + rng.int(4, 12)
  takeOn(winner.firm, lot)
}
