import { makeFirms, makePlaces } from './firms.mjs'
import { makeLots } from './lots.mjs'
import { drawPlatform } from './platform.mjs'

/** An empty market: firms and lots are there, nobody has bid. */
export const openMarket = (r, profile, sizes) => {
  const few = profile.trades === 'few'
  const m = { profile, few, places: makePlaces(few), cases: [], bids: [], allow: [], groups: [] }
  m.trades = few ? r.fork('trades').sample([0, 1, 2, 3], 2) : [0, 1, 2, 3, 4, 5, 6, 7]
  m.firms = makeFirms(r.fork('firms'), m, sizes.bidders)
  m.lots = makeLots(r.fork('lots'), m, sizes.lots)
  m.platform = drawPlatform(r.fork('platform'), profile)
  return m
}

const clashes = (lot, firm) => {
  if (firm.avoid.size === 0) return false
  for (const other of lot.byFirm.keys()) if (firm.avoid.has(other)) return true
  return false
}

/** A firm bids on a lot. The bid there is, when it has bid already; null where it keeps away from a rival. */
export const enter = (m, lot, firm) => {
  const there = lot.byFirm.get(firm)
  if (there) return there
  if (clashes(lot, firm)) return null
  const bid = {
    lot,
    firm,
    ratio: 0,
    amount: 0,
    status: 'valid',
    rank: 0,
    won: false,
    consortium: '',
    at: 0,
    t: null,
    manager: null,
    agent: null,
  }
  lot.byFirm.set(firm, bid)
  lot.bids.push(bid)
  firm.bids.push(bid)
  m.bids.push(bid)
  return bid
}

/** How likely a firm is to bid on a lot: busy, near and of the right size. */
const appetite = (lot, firm, typical) => {
  const gap = Math.log(lot.control / typical) - firm.size
  const near = firm.place === lot.buyer.place ? 1 : 0.15
  const home = firm.township === lot.buyer.township ? 1.6 : 1
  return firm.activity * near * home * Math.exp((-gap * gap) / 2.5)
}

const fillLot = (r, m, lot, candidates, typical) => {
  const room = lot.want - lot.bids.length
  if (room <= 0) return
  const keyed = candidates.map((firm) => [-Math.log(1 - r.u()) / (appetite(lot, firm, typical) + 1e-9), firm])
  keyed.sort((a, b) => a[0] - b[0] || a[1].index - b[1].index)
  let left = room
  for (const [, firm] of keyed) {
    if (left === 0) break
    if (lot.byFirm.has(firm)) continue
    if (enter(m, lot, firm)) left--
  }
}

/** Ordinary competition: each lot gets the bidders it still wants. */
export const fillLots = (r, m) => {
  for (const trade of m.trades) {
    const candidates = m.firms.filter((firm) => firm.trades.has(trade))
    const lots = m.lots.filter((lot) => lot.trade === trade)
    const sizes = lots.map((lot) => lot.control).sort((a, b) => a - b)
    const typical = sizes[sizes.length >> 1] ?? 1
    for (const lot of lots) fillLot(r, m, lot, candidates, typical)
  }
}

/** Firms of a trade, near to each other, that are in no story yet. */
export const pickFirms = (r, m, count, { trade = null, place = null, used = false } = {}) => {
  const open = m.firms.filter((firm) => firm.ring === null && (used || firm.decoys.length === 0))
  const fits = open.filter(
    (firm) => (trade === null || firm.trades.has(trade)) && (place === null || firm.place === place),
  )
  const chosen = r.sample(fits, count)
  if (chosen.length < count) {
    const more = open.filter((firm) => !chosen.includes(firm))
    chosen.push(...r.sample(more, count - chosen.length))
  }
  if (trade !== null) for (const firm of chosen) firm.trades.add(trade)
  return chosen
}
