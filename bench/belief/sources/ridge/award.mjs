import { settle } from './prices.mjs'

/** Points under the lot's evaluation rule: the highest is the first candidate. */
const points = (r, lot, valid) => {
  const mean = valid.reduce((sum, bid) => sum + bid.amount, 0) / valid.length
  const base = mean * r.range(0.975, 0.995)
  const low = Math.min(...valid.map((bid) => bid.amount))
  return valid.map((bid) => {
    if (lot.evaluation === 'lowest-price') return -bid.amount
    if (lot.evaluation === 'average-price') {
      const off = (bid.amount - base) / base
      return off > 0 ? -off * 2 : off
    }
    const favour = lot.favour === bid.firm ? 12 : 0
    return (low / bid.amount) * 40 + bid.firm.quality * 3 + r.normal(0, 2) + favour
  })
}

/** Turns a few bids away, as committees do, as long as three stay. */
const disqualify = (r, lot) => {
  for (const bid of lot.bids) {
    const valid = lot.bids.filter((other) => other.status === 'valid').length
    if (valid > 3 && bid.status === 'valid' && bid.consortium === '' && r.chance(0.025))
      bid.status = 'disqualified'
  }
}

/** The first candidate; where evaluation and award are apart, the buyer chooses among the first. */
const winnerOf = (r, lot, order) => {
  if (lot.evaluation !== 'award-separation') return order[0]
  return order.slice(0, 3).find((bid) => bid.firm === lot.favour) ?? r.pick(order.slice(0, 2))
}

const awardLot = (r, lot) => {
  for (const bid of lot.bids) settle(bid)
  disqualify(r, lot)
  const valid = lot.bids.filter((bid) => bid.status === 'valid')
  if (valid.length === 0) return
  const score = points(r, lot, valid)
  const order = valid.map((bid, i) => [score[i], bid])
  order.sort((a, b) => b[0] - a[0] || a[1].firm.index - b[1].firm.index)
  order.forEach(([, bid], i) => {
    bid.rank = i + 1
  })
  winnerOf(
    r,
    lot,
    order.map(([, bid]) => bid),
  ).won = true
}

/** Money, ranks and winners on every lot. */
export const awardAll = (r, m) => {
  for (const lot of m.lots) awardLot(r, lot)
}
