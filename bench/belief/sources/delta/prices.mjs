/** Prices: what an honest firm bids under each method of evaluation, and what the members of a ring bid. */

const clamp = (x, lo, hi) => Math.min(hi, Math.max(lo, x))

/** Rounds a price (yuan) as a firm rounds; some end it in eights. */
function rounded(r, firm, price) {
  let unit = firm.rounding
  while (unit > price / 500) unit /= 10
  if (unit < 1) return Math.round(price * 100) / 100
  const whole = Math.round(price / unit) * unit
  return firm.lucky && r.chance(0.6)
    ? Math.floor(whole / 1000) * 1000 + r.pick([888, 88, 800, 680, 168])
    : whole
}

/**
 * The rate of discount a firm guesses to be the middle: near the trade's habit; on a grid with a price base.
 */
function guessedRate(r, lot, firm, lean) {
  const sd = lot.trade.clustered ? 0.004 : 0.011
  const rate = lot.habit + firm.habitOffset + lean + r.normal(0, sd * firm.noise)
  return lot.trade.clustered && r.chance(0.5) ? Math.round(rate * 200) / 200 : rate
}

const METHODS = {
  'lowest-price': (r, lot, firm, rivals, lean) => {
    const spread = lot.trade.clustered ? lot.trade.spread * 0.35 : lot.trade.spread
    const cost = lot.base * (1 + firm.efficiency + lean + r.normal(0, spread) * firm.noise ** 0.5)
    return cost * (1 + spread * (0.3 + 2.5 / Math.max(1, rivals)) + Math.abs(r.normal(0, 0.008)))
  },
  'average-price': (r, lot, firm, _rivals, lean) => lot.control * (1 - guessedRate(r, lot, firm, lean)),
  comprehensive: (r, lot, firm, _rivals, lean) => {
    const spread = lot.trade.clustered ? 0.008 : lot.trade.spread * 0.7
    const middle = (lot.base + lot.control * (1 - lot.habit)) / 2
    return middle * (1 + firm.efficiency * 0.5 + lean + r.normal(0, spread) * firm.noise ** 0.5)
  },
  'award-separation': (r, lot, firm, _rivals, lean) =>
    lot.control *
    (1 - lot.habit * 0.8) *
    (1 + firm.efficiency * 0.3 + lean + r.normal(0, lot.trade.spread * 0.5)),
}

/** What a firm bids when it prices alone (yuan). lean: the opinion of its cost consultant, as a share. */
export function honestPrice(r, lot, firm, rivals, lean = 0) {
  let price = METHODS[lot.evaluation](r, lot, firm, rivals, lean)
  if (r.chance(0.01)) price *= r.uniform(0.86, 1.1) // a slip in the priced bill
  const cap = lot.control * (1 - Math.abs(r.normal(0, 0.012)))
  return rounded(r, firm, clamp(price, lot.control * 0.55, cap))
}

/** Margins over the winner's price of n covers, by the ring's style. */
const MARGINS = {
  ladder: (r, ring, n) => Array.from({ length: n }, (_, i) => (i + 1) * ring.step * (1 + r.normal(0, 0.04))),
  ratio: (_r, ring, n) => Array.from({ length: n }, (_, i) => (1 + ring.step) ** (i + 1) - 1),
  scatter: (r, ring, n) => Array.from({ length: n }, () => r.uniform(0.004, 0.02 + ring.step * 5)),
  tight: (r, _ring, n) => Array.from({ length: n }, () => r.uniform(0.0004, 0.006)),
  high: (r, _ring, n) => Array.from({ length: n }, () => r.uniform(0.02, 0.09)),
}

/** Raises the winner's own price toward the control price, the more the fewer outsiders it fears. */
function winningPrice(r, act, own, outsiders) {
  const power = act.bidders.length / (act.bidders.length + outsiders)
  const top = act.lot.control * r.uniform(0.965, 0.997)
  return own + Math.max(0, top - own) * act.ring.greed * power ** 2
}

/** Covers stand above the winner; the one to win stands lowest. */
function coverPrices(r, act, own, outsiders) {
  const { ring, lot } = act
  const win = winningPrice(r, act, own[act.winner], outsiders)
  const margins = MARGINS[ring.style](r, ring, own.length - 1)
  const prices = own.map((_, i) => (i === act.winner ? win : win * (1 + margins.pop())))
  return prices.map((p) => (p > lot.control ? lot.control * (1 - r.uniform(0.0005, 0.004)) : p))
}

/** Prices that move a mean: a block on one side or an even spread, the winner where the mean should fall. */
function meanPrices(r, act, outsiders) {
  const { ring, lot } = act
  const n = act.bidders.length
  const shift = r.pick([-1, 1]) * (0.01 + ring.step * 1.5)
  const block = ring.style === 'tight' || ring.style === 'high' || ring.style === 'scatter'
  const low = lot.habit - 0.02 - ring.step
  const width = 0.04 + 2 * ring.step
  const rates = act.bidders.map((_, i) =>
    block
      ? lot.habit + shift + r.normal(0, 0.002)
      : low + (width * (i + 0.5)) / n + r.normal(0, width / n / 12),
  )
  const mean = (rates.reduce((s, x) => s + x, 0) + outsiders * lot.habit) / (n + outsiders)
  rates[act.winner] = mean + r.normal(0, 0.0015)
  return rates.map((d) => lot.control * (1 - Math.max(0.001, d)))
}

/** Natural: each price as if made alone; the least is given to the one to win where the ring swaps at all. */
function naturalPrices(act, own, swap) {
  if (!swap || act.lot.evaluation === 'average-price') return own
  const least = own.indexOf(Math.min(...own))
  const prices = own.slice()
  prices[least] = own[act.winner]
  prices[act.winner] = own[least]
  return prices
}

/**
 * The prices (yuan) of the members in an act, in the order of `act.bidders`. `own`: what each would bid
 * alone. A member keeps to its own price where discipline fails.
 */
export function ringPrices(r, act, own, outsiders, swap) {
  const { ring, lot } = act
  if (ring.style === 'natural') return naturalPrices(act, own, swap)
  const planned =
    lot.evaluation === 'average-price' ? meanPrices(r, act, outsiders) : coverPrices(r, act, own, outsiders)
  const keeps = ring.style === 'ladder' || ring.style === 'ratio' ? 1 : undefined
  return planned.map((p, i) => {
    if (i !== act.winner && !r.chance(ring.discipline)) return own[i]
    return keeps ? Math.round(p) : rounded(r, act.bidders[i].firm, p)
  })
}
