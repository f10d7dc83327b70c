// How a ring sets the prices of one lot: for the one who is to win, for covers, or over a range to catch the
// average.

import { beliefOf, cap, honestRatio } from './prices.mjs'

/** A cover's ratio above the winner's `aim`; `i` counts covers from 1. */
const cover = (rng, ring, aim, own, i) => {
  if (ring.cover === 'ladder') return aim * (1 + ring.step * i)
  if (ring.cover === 'tight') return aim * (1 + rng.range(0.0005, 0.006))
  if (ring.cover === 'scatter') return aim * (1 + rng.range(0.004, 0.05))
  if (ring.cover === 'top') return Math.max(aim * 1.001, rng.range(0.97, 0.9995))
  return Math.max(own, aim * (1 + rng.range(0.002, 0.03)))
}

/** A cover may not be above the control price: one that would be goes just below it. */
const below = (rng, ratio) => (ratio < 0.9995 ? ratio : rng.range(0.985, 0.9995))

/** The ratio at which the chosen winner bids: high where the ring holds most of the lot, else to compete. */
const aimOf = (rng, ring, honest, held) => {
  if (held > 0.55 && rng.chance(ring.greed)) return rng.range(0.93, 0.985)
  return Math.min(0.985, honest * (1 - rng.range(-0.01, 0.02)))
}

/**
 * Average-price lots: covers spread evenly over the range where the average may fall, or all on one side of
 * it.
 */
const steerAverage = (world, rng, act, outsiders) => {
  const { ring, lot, going } = act
  const belief = beliefOf(world, lot)
  const side = rng.chance(0.5) ? 1 : -1
  if (ring.carpet)
    return new Map(going.map((f, i) => [f, cap(belief + (i - (going.length - 1) / 2) * ring.step)]))
  const covers = going.filter((f) => f !== act.designated)
  const ratios = new Map(covers.map((f) => [f, cap(belief + side * rng.range(0.015, 0.055))]))
  let sum = belief * outsiders
  for (const r of ratios.values()) sum += r
  ratios.set(act.designated, cap((sum / (outsiders + covers.length)) * (1 - rng.range(0, 0.02))))
  return ratios
}

/**
 * Prices as firms would set them that do not know of each other; the same people may have worked them out.
 */
const ordinary = (world, rng, act, rivals) =>
  new Map(act.going.map((f) => [f, honestRatio(world, rng, f, act.lot, undefined, rivals)]))

const steerWinner = (world, rng, act, outsiders) => {
  const { ring, lot, going, designated } = act
  const rivals = outsiders + going.length
  const held = going.length / Math.max(1, going.length + outsiders * rng.range(0.6, 1.3))
  const aim = aimOf(rng, ring, honestRatio(world, rng, designated, lot, undefined, rivals), held)
  const ratios = new Map([[designated, aim]])
  let i = 0
  for (const firm of going) {
    if (firm === designated) continue
    const own = honestRatio(world, rng, firm, lot, undefined, rivals)
    const earnest = firm === act.rebel
    ratios.set(
      firm,
      cap(
        earnest
          ? Math.min(own, aim * (1 - rng.range(0.003, 0.03)))
          : below(rng, cover(rng, ring, aim, own, ++i)),
      ),
    )
  }
  return ratios
}

/** Ratios of the ring's bids on a lot with `outsiders` other bidders, by firm. */
export const ringRatios = (world, act, outsiders) => {
  const rng = world.rng.prices
  const { ring, lot } = act
  if (world.market.ordinaryPrices) return ordinary(world, rng, act, outsiders + act.going.length)
  const average = lot.evaluation === 'average-price'
  if (average && (ring.mechanism === 'club-average' || rng.chance(0.75)))
    return steerAverage(world, rng, act, outsiders)
  return steerWinner(world, rng, act, outsiders)
}
