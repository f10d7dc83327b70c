// How an honest bidder comes to a price, and how a bid is rounded. Ratios are of the lot's control price.

import { backlogAt } from './entry.mjs'
import { hash32 } from './prng.mjs'

/**
 * A standard normal that is the same for everybody who uses one source on one lot (two hashes, Box–Muller).
 */
const sharedNormal = (text) => {
  const u = (hash32(`u${text}`) + 1) / 4294967297
  const v = hash32(`v${text}`) / 4294967296
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(6.283185307179586 * v)
}

/**
 * The firm's own cost of a lot as a ratio; the clients of one writer share part of the error of the
 * estimate.
 */
const costRatio = (world, rng, firm, lot, writer) => {
  const p = world.market.prices
  const own = rng.normal()
  const alike = writer ? p.writerAlike : 0
  const error = writer
    ? Math.sqrt(alike) * sharedNormal(`w${writer.id}/${lot.id}/${world.seed}`) + Math.sqrt(1 - alike) * own
    : own
  return (
    p.costLevel *
    Math.exp(lot.shock + firm.efficiency + p.ownNoise * error + 0.012 * backlogAt(firm, lot.day))
  )
}

/**
 * Keeps a ratio under the control price: one whose sum comes out higher gives up margin and goes somewhere
 * below.
 */
const cap = (ratio) => Math.min(0.9998, Math.max(0.45, ratio))
const squeeze = (rng, ratio) =>
  cap(ratio < 0.96 ? ratio : 0.96 + 0.04 * (1 - Math.exp((0.96 - ratio) / 0.04)) * rng.range(0.6, 1))

/** What bidders of a trade believe the average will be; it drifts over the years. */
export const beliefOf = (world, lot) =>
  world.market.prices.averageLevel +
  0.02 * sharedNormal(`b${lot.trade.key}/${Math.floor(lot.day / 120)}/${world.seed}`) +
  0.25 * lot.shock

/**
 * An honest price as a ratio of the control price, under the lot's evaluation method with `rivals` expected.
 */
export const honestRatio = (world, rng, firm, lot, writer, rivals) => {
  const p = world.market.prices
  const cost = costRatio(world, rng, firm, lot, writer)
  const margin = p.margin / Math.sqrt(Math.max(1, rivals) / 3)
  if (lot.evaluation === 'lowest-price') return squeeze(rng, cost * (1 + margin))
  if (lot.evaluation === 'average-price') {
    const aim = beliefOf(world, lot) + p.averageSpread * (firm.naive ? 2.5 : 1) * rng.normal()
    return squeeze(rng, Math.max(aim, cost * 0.97))
  }
  return squeeze(rng, cost * (1 + margin * 1.25 + 0.02 * Math.max(-1, firm.quality)))
}

/** Rounds yuan as a hand does it: to the fen, to a yuan, to a hundred, to a thousand (small sums less). */
export const roundPrice = (yuan, habit) => {
  const step = habit === 0 ? 0.01 : habit === 1 ? 1 : habit === 2 ? 100 : 1000
  const fine = step > yuan / 2000 ? Math.max(0.01, step / 100) : step
  return Math.round(Math.round(yuan / fine) * fine * 100) / 100
}

export { cap }
