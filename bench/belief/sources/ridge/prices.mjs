/** Prices are ratios to the control price until `settle` makes money of them. */

const clip = (x) => Math.max(0.55, Math.min(0.9995, x))

const LEVEL = { 'lowest-price': 0.905, 'average-price': 0.95, comprehensive: 0.945, 'award-separation': 0.94 }
const SPREAD = {
  'lowest-price': 0.032,
  'average-price': 0.014,
  comprehensive: 0.024,
  'award-separation': 0.02,
}

/** What the market's trades usually fetch, drawn once. */
export const drawLevels = (r, m) => {
  const scale = r.range(0.6, 1.6)
  m.prices = new Map()
  for (const trade of m.trades) {
    const wide = trade >= 5 ? 1.7 : 1
    for (const rule of Object.keys(LEVEL)) {
      m.prices.set(`${trade}:${rule}`, {
        mean: LEVEL[rule] + r.normal(0, 0.012) - (wide - 1) * 0.03,
        spread: SPREAD[rule] * scale * wide,
      })
    }
  }
}

export const usualPrice = (m, lot) => m.prices.get(`${lot.trade}:${lot.evaluation}`)

/** One honest price: the lot's mood, the firm's costs, its own estimate. */
export const honestRatio = (r, m, bid) => {
  const { mean, spread } = usualPrice(m, bid.lot)
  const away = bid.firm.place === bid.lot.buyer.place ? 0 : 0.004
  return clip(mean + bid.lot.mood + bid.firm.edge + away + r.normal(0, spread))
}

export const priceHonestly = (r, m) => {
  for (const bid of m.bids) bid.ratio = honestRatio(r, m, bid)
}

/** The ring's winner: near the ceiling where it is alone, else just below what is usual. */
const winningRatio = (r, m, plan) => {
  const { lot, members } = plan
  const outsiders = lot.bids.filter((bid) => !members.includes(bid.firm)).map((bid) => bid.ratio)
  if (outsiders.length <= 1) return r.range(0.955, 0.992)
  const { mean, spread } = usualPrice(m, lot)
  return clip(mean + lot.mood - spread * r.range(0.2, 1.6))
}

/** How cover bids stand to the winner's ratio `w`; `i` counts the covers from 1. */
const COVERS = {
  spread: (r, w) => w * (1 + r.range(0.008, 0.06)),
  steps: (_r, w, i, plan) => w * (1 + plan.step * i) + (i % 2) * 1e-5,
  cluster: (r, w) => w * (1 + r.range(0.0005, 0.006)),
  high: (r, w) => Math.max(w * 1.003, r.range(0.985, 0.9995)),
  scatter: (r, w) => w * (1 + r.range(0.003, 0.02) + (r.chance(0.4) ? r.range(0.02, 0.08) : 0)),
}

const ringBids = (plan) => plan.members.map((firm) => plan.lot.byFirm.get(firm))

/** Members' honest prices dealt anew: the winner gets the best of them, so that no price is unusual. */
const dealOrdinary = (r, plan) => {
  const bids = ringBids(plan)
  const ratios = bids.map((bid) => bid.ratio).sort((a, b) => a - b)
  const covers = r.shuffle(ratios.slice(1))
  for (const bid of bids) bid.ratio = bid.firm === plan.winner ? ratios[0] : covers.pop()
}

/** Covers all go to one side, and the winner waits where the average will come down (or up) to. */
const pullAverage = (r, m, plan) => {
  const { mean, spread } = usualPrice(m, plan.lot)
  const side = plan.side * spread * r.range(1.2, 2.8)
  const center = mean + plan.lot.mood
  const share = (plan.members.length - 1) / plan.lot.bids.length
  for (const bid of ringBids(plan)) {
    const target = bid.firm === plan.winner ? (center + side * share) * 0.985 : center + side
    bid.ratio = clip(target + r.normal(0, spread * 0.12))
  }
}

/** Prices a ring on one of its lots by its style. */
export const priceRing = (r, m, plan, style) => {
  if (style === 'ordinary') return dealOrdinary(r, plan)
  if (style === 'pull' || (plan.lot.evaluation === 'average-price' && r.chance(0.6)))
    return pullAverage(r, m, plan)
  const w = winningRatio(r, m, plan)
  r.shuffle(ringBids(plan).filter((bid) => bid.firm !== plan.winner)).forEach((bid, i) => {
    bid.ratio = Math.min(1, COVERS[style](r, w, i + 1, plan))
  })
  plan.lot.byFirm.get(plan.winner).ratio = w
}

/** Money in fen: the ratio of the control price, rounded as the firm rounds, and never at or below zero. */
export const settle = (bid) => {
  const fine = bid.lot.control * 100 * bid.ratio
  const unit = bid.lot.control > 3e5 ? bid.firm.rounding : 1
  bid.amount = Math.max(unit, Math.round(fine / unit) * unit)
}
