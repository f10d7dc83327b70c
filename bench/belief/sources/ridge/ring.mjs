import { lotKeyOf, visible, work } from './channels.mjs'
import * as id from './identity.mjs'
import { enter, pickFirms } from './market.mjs'
import { priceRing } from './prices.mjs'

/** How loud a ring of a level is: share of its lots on which a channel shows, and number of channels. */
const LOUDNESS = {
  strong: { channels: [2, 5], share: [0.5, 0.95] },
  medium: { channels: [1, 3], share: [0.12, 0.4] },
  faint: { channels: [1, 1], share: null },
  silent: { channels: [0, 0], share: null },
}

/** Opens a case and puts its firms into it. */
export const openRing = (m, mechanism, members, level) => {
  const c = { kind: 'ring', mechanism, members, level, plans: [], shown: 0, ties: false }
  for (const firm of members) firm.ring = c
  m.cases.push(c)
  return c
}

/** Firms of one trade for a ring, mostly of one district, and the trade. */
export const castRing = (r, m, size) => {
  const trade = r.pick(m.trades)
  const place = r.chance(0.7) ? r.pick(m.places) : null
  return { trade, place, members: pickFirms(r, m, size, { trade, place, used: r.chance(0.3) }) }
}

/** Lots of a ring's trade that no ring has taken, in the order of their opening. */
export const openLots = (m, { trade, place = null, filter = () => true }) =>
  m.lots.filter(
    (lot) =>
      lot.trade === trade &&
      lot.ring === null &&
      (place === null || lot.buyer.place === place) &&
      filter(lot),
  )

/**
 * Takes lots for a ring: `attend(i)` says who comes to its i-th lot, `winner(i, who, lot)` whose turn it is;
 * `outsiders` is how many others come as well. Returns the lots taken.
 */
export const takeLots = (r, m, c, lots, { count, attend, winner, outsiders = [0, 3] }) => {
  const chosen = r.sample(lots, count).sort((a, b) => a.index - b.index)
  chosen.forEach((lot, i) => {
    const who = attend(i, lot)
    const entered = who.filter((firm) => enter(m, lot, firm))
    if (entered.length < 2) return
    lot.ring = c
    lot.want = entered.length + r.int(...outsiders)
    const turn = winner(i, entered, lot)
    c.plans.push({
      lot,
      members: entered,
      winner: entered.includes(turn) ? turn : entered[0],
      step: 0,
      side: 0,
    })
  })
  c.share = r.range(0.3, 0.85)
  for (const firm of c.members) firm.activity *= 1 - c.share
  return chosen
}

/** How many lots a ring works on: more where there are more. */
export const appetiteOf = (r, m, lots) =>
  Math.min(lots.length, Math.max(5, r.logInt(6, 8 + m.lots.length / 40)))

/** Prices of the ring's lots in one style, with its own step and side. */
export const priceBy = (c, style) => {
  c.price = (r, m) => {
    const step = r.pick([0.005, 0.008, 0.01, 0.012, 0.015, 0.02])
    const side = r.chance(0.75) ? -1 : 1
    for (const plan of c.plans) {
      plan.step = step
      plan.side = side
      priceRing(r, m, plan, m.profile.ordinaryPrices ? 'ordinary' : style)
    }
  }
}

/** Some of a lot's members, two at least: those whose bids the desk worked on. */
const someOf = (r, members, whole) =>
  r.chance(whole) ? members : r.sample(members, r.int(2, Math.max(2, members.length - 1)))

const showOn = (r, c, plan, desk, channels, whole) => {
  const lotKey = lotKeyOf(r)
  const start = plan.lot.opened - r.int(60, 2000)
  for (const firm of someOf(r, plan.members, whole)) {
    const bid = plan.lot.byFirm.get(firm)
    work(bid, desk, channels, lotKey)
    if (c.hurry) bid.at = start + r.int(0, 40)
  }
  c.shown++
}

/** Faint: one channel, on one to three lots. Louder: each channel at its own share of the lots. */
const showRing = (r, m, c, names, when) => {
  const { channels, share } = LOUDNESS[c.level]
  const mine = r.sample(visible(m, names), r.int(...channels))
  const desk = c.desk ?? id.desk(r)
  const plans = c.plans.filter(when)
  if (mine.length === 0 || plans.length === 0) return
  if (share === null) {
    for (const plan of r.sample(plans, c.slips ?? r.int(1, 3))) showOn(r, c, plan, desk, mine, 0.2)
    return
  }
  const shares = mine.map(() => r.range(...share))
  for (const plan of plans) {
    const now = mine.filter((_, i) => r.chance(shares[i]))
    if (now.length > 0) showOn(r, c, plan, desk, now, c.level === 'strong' ? 0.7 : 0.3)
  }
}

/** What the ring leaves: marks of one desk by some of the named channels, on the lots `when` allows. */
export const leaveBy = (c, names, when = () => true) => {
  c.trace = (r, m) => showRing(r, m, c, names, when)
}

/** How much of a ring can be seen in its bids, from what was really left. */
export const strengthOf = (c) => {
  if (c.shown === 0) return c.ties ? 'ties' : 'silent'
  if (c.shown <= 3) return 'faint'
  return c.shown >= c.plans.length / 2 ? 'strong' : 'medium'
}

/** A level by the market's own weights. */
export const drawLevel = (r, m, not = []) => {
  const weights = { ...m.profile.levels }
  for (const level of not) if (Object.keys(weights).length > 1) delete weights[level]
  return r.weighted(weights)
}
