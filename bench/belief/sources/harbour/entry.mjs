// Who enters a lot: trade, distance, size, free capacity and taste decide how much a firm wants it.

import { distanceOf } from './places.mjs'

/** How much a firm likes a buyer: drawn once, and raised by work won there (0 means not drawn yet). */
const tasteFor = (rng, firm, buyer) => {
  const known = firm.tastes[buyer.index]
  return known > 0 ? known : (firm.tastes[buyer.index] = Math.exp(rng.normal(0, 0.6)))
}

/** Work in hand shrinks with time; unit: lots of the firm's own size. */
export const backlogAt = (firm, day) => firm.backlog * Math.exp(-(day - firm.backlogDay) / 120)

/** A firm takes on a lot. */
export const takeOn = (firm, lot) => {
  firm.backlog = backlogAt(firm, lot.day) + Math.exp(Math.log(lot.estimate / 2e6) * 0.4 - firm.size)
  firm.backlogDay = lot.day
  firm.tastes[lot.buyer.index] = Math.min(6, (firm.tastes[lot.buyer.index] || 1) * 1.15)
}

/** The wish of a firm whose trade fits by `fit` to bid for a lot (no unit; only ratios count). */
const wish = (world, rng, firm, lot, fit) => {
  const far = distanceOf(firm.town, lot.town) / world.market.distance
  const size = Math.log(lot.estimate / 3e5) / 4 - firm.size
  const w = firm.activity * fit * Math.exp(-far - size * size * 2)
  return w < 1e-4 ? 0 : (w * tasteFor(rng, firm, lot.buyer)) / (1 + 0.4 * backlogAt(firm, lot.day))
}

const MORE = { 'average-price': 1.45, 'lowest-price': 0.95, comprehensive: 0.8, 'award-separation': 0.9 }

/** How many honest bidders a lot draws. */
const turnout = (world, rng, lot) => {
  const mean = world.market.bidsPerLot * lot.interest * MORE[lot.evaluation]
  return Math.max(3, Math.min(40, Math.round(mean * Math.exp(rng.normal(0, 0.2)))))
}

/**
 * Firms that may think of a lot, with the fit of their trade: its trade's, those that do it beside, a few
 * strangers.
 */
const thinkers = (world, rng, lot) => {
  const own = world.byTrade.get(lot.trade)
  const beside = world.bySecond.get(lot.trade)
  const out = own.map((firm) => ({ firm, fit: 1, key: 0 }))
  for (const firm of beside) if (firm.trade !== lot.trade) out.push({ firm, fit: 0.3, key: 0 })
  for (let i = 0; i < 3; i++) {
    const firm = rng.pick(world.firms)
    if (!out.some((t) => t.firm === firm)) out.push({ firm, fit: 0.1, key: 0 })
  }
  return out
}

/** The honest entrants of a lot, drawn without replacement; `away` firms keep off, `taken` are in already. */
export const honestEntrants = (world, lot, taken, away) => {
  const rng = world.rng.entry
  const keyed = []
  for (const thinker of thinkers(world, rng, lot)) {
    const { firm, fit } = thinker
    if (taken.has(firm) || away.has(firm)) continue
    const w = wish(world, rng, firm, lot, fit)
    thinker.key = -Math.log(1 - rng.u()) / w
    if (w > 0) keyed.push(thinker)
  }
  keyed.sort((a, b) => a.key - b.key || a.firm.index - b.firm.index)
  const wanted = turnout(world, rng, lot)
  const left = Math.max(rng.chance(0.3) ? 0 : 2, wanted - Math.round(taken.size * 0.7))
  return keyed.slice(0, left).map((k) => k.firm)
}
