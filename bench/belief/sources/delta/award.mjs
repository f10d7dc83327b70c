/** The award: which bids stand, their ranks, and who wins, under the lot's method of evaluation. */

/** The benchmark of an average-price lot: a trimmed mean, lowered by the factor drawn at the opening. */
function benchmark(r, bids) {
  const prices = bids.map((b) => b.price).sort((x, y) => x - y)
  const core = prices.length >= 5 ? prices.slice(1, -1) : prices
  return (core.reduce((s, p) => s + p, 0) / core.length) * (1 - r.pick([0, 0, 0.005, 0.01, 0.02]))
}

/** Points of a bid; the highest is first. */
const POINTS = {
  'lowest-price': () => (b) => -b.price,
  'average-price': (r, bids) => {
    const mean = benchmark(r, bids)
    return (b) => -(b.price > mean ? 1 : 0.6) * Math.abs(b.price - mean)
  },
  comprehensive: (r, bids) => {
    const least = Math.min(...bids.map((b) => b.price))
    const priceWeight = r.uniform(30, 60)
    return (b) =>
      (priceWeight * least) / b.price + b.firm.quality * 2 + (b.favoured ? 2 : 0) + r.normal(0, 1.5)
  },
}

/** Of the first three, the buyer picks one: firms of size and of its own county most. */
function separated(r, lot, ranked) {
  const three = ranked.slice(0, 3)
  const weight = (b) =>
    Math.sqrt(b.firm.size) * (b.firm.county === lot.county ? 2 : 1) * (b.favoured ? 2.5 : 1)
  return three[r.weighted(three.map(weight))]
}

/** Some bids fall out: careless papers, a price far below the rest, a withdrawal. */
function statusOf(r, market, bid, middle) {
  if (r.chance(0.004)) return 'withdrawn'
  if (bid.sham) return 'disqualified'
  if (bid.price < middle * 0.75 && r.chance(0.5)) return 'disqualified'
  return r.chance(Math.min(0.3, market.rejected * bid.firm.sloppy)) ? 'disqualified' : 'valid'
}

/** Sets status, rank and won of the bids of a lot. Partners of a consortium share one place. */
export function award(r, market, lot, bids) {
  const middle = bids.map((b) => b.price).sort((x, y) => x - y)[bids.length >> 1]
  for (const b of bids) b.status = b.leader ? b.leader.status : statusOf(r, market, b, middle)
  const valid = bids.filter((b) => b.status === 'valid' && !b.leader)
  if (valid.length === 0 || (lot.method === 'open' && bids.length < 3)) return // a call that failed
  const kind = lot.evaluation === 'award-separation' ? 'comprehensive' : lot.evaluation
  const pointsOf = POINTS[kind](r, valid)
  const scored = valid.map((b) => ({ b, points: pointsOf(b) }))
  scored.sort((x, y) => y.points - x.points || x.b.firm.index - y.b.firm.index)
  const ranked = scored.map((s) => s.b)
  const winner = lot.evaluation === 'award-separation' ? separated(r, lot, ranked) : ranked[0]
  ranked.forEach((b, i) => {
    b.rank = market.rankAll || i < 3 ? i + 1 : undefined
    b.won = b === winner
  })
  for (const b of bids)
    if (b.leader) {
      b.rank = b.leader.rank
      b.won = b.leader.won
    }
}
