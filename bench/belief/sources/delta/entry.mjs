/** Who bids on a lot: honest firms by trade, distance, size and backlog; rings by their plan. */
import { honestPrice, ringPrices } from './prices.mjs'
import { castOf, winnerOf } from './rings.mjs'

/** How much an honest firm wants a lot. 0: not at all. */
function appetite(market, lot, f, state) {
  if (lot.busy.has(f) || (f.ring && lot.refrain.has(f.ring))) return 0
  const far = f.county === lot.county ? market.local : f.reach
  const gap = Math.log((f.size * lot.trade.median) / lot.control)
  const backlog = state.backlog.get(f) ?? 0
  return (f.activity * far * Math.exp(-(gap * gap) / market.shape.tolerance)) / (1 + backlog)
}

/** How many honest bidders a lot draws. */
function crowd(r, market, lot) {
  const base = lot.method === 'open' ? 1 : 0.55
  const mean = market.density * lot.crowd * base
  return Math.max(lot.acts.length ? 0 : 2, Math.round(mean + r.normal(0, Math.sqrt(mean) * 0.5)))
}

const useOf = (r, firm) => firm.services.filter((s) => r.chance(s.rate))
const leanOf = (uses) => uses.find((s) => s.desk.label === 'cost-consultant')?.desk.price ?? 0

const makeBid = (r, lot, firm, extra = {}) => ({ lot, firm, uses: useOf(r, firm), ...extra })

/** The bids of the rings that act on a lot; an act of fewer than two is none. */
function ringBids(r, lot) {
  const bids = []
  for (const act of lot.acts) {
    const cast = castOf(r, act).filter((m) => !lot.busy.has(m.firm))
    if (cast.length < 2) continue
    act.cast = cast
    act.winner = cast.indexOf(winnerOf(r, act, cast))
    act.bidders = cast.map((m, i) => makeBid(r, lot, m.firm, { act, member: m, favoured: i === act.winner }))
    for (const m of cast) {
      lot.busy.add(m.firm)
      m.acts++
    }
    act.ring.acts.push(act)
    bids.push(...act.bidders)
  }
  for (const { ring } of lot.acts) for (const m of ring.members) if (r.chance(0.85)) lot.busy.add(m.firm)
  return bids
}

/** Relatives and sister firms that go openly for the same lots. */
function companions(r, lot, bids) {
  for (const b of bids.slice())
    for (const { firm, rate } of b.firm.companions ?? [])
      if (!lot.busy.has(firm) && r.chance(rate)) {
        lot.busy.add(firm)
        bids.push(makeBid(r, lot, firm))
      }
}

/** Two firms that bid as one: the second follows the leader in all things. */
function consortia(r, market, lot, bids) {
  for (const b of bids.slice()) {
    const mate = b.firm.partners?.find((f) => f !== b.firm)
    const joint = mate && !b.act && !b.consortium && lot.control > 1.5e6 && r.chance(market.consortia * 12)
    if (!joint || lot.busy.has(mate)) continue
    b.consortium = `LHT-${lot.id}-${b.firm.index}`
    lot.busy.add(mate)
    bids.push({ ...makeBid(r, lot, mate), leader: b, consortium: b.consortium })
  }
}

function priceAll(r, market, lot, bids) {
  const rivals = bids.length - 1
  for (const b of bids) b.price = honestPrice(r, lot, b.firm, rivals, leanOf(b.uses))
  for (const b of bids) if (b.leader) b.price = b.leader.price
  for (const act of lot.acts) {
    if (!act.bidders) continue
    const own = act.bidders.map((b) => b.price)
    const prices = ringPrices(r, act, own, bids.length - own.length, market.kind !== 'identity')
    act.bidders.forEach((b, i) => {
      b.price = prices[i]
      b.sham = i !== act.winner && r.chance(act.ring.step * 2)
    })
  }
}

/** All bids of a lot, priced. `state.backlog`: contracts on hand per firm. */
export function enterLot(r, market, lot, candidates, state) {
  lot.busy = new Set()
  const bids = ringBids(r, lot)
  const force = bids.length ? Math.max(...lot.acts.map((a) => a.ring.force)) : 0
  const room = Math.round(crowd(r, market, lot) * (1 - force * 0.8)) - (bids.length >> 1)
  const least = Math.max(0, 3 - bids.length)
  const honest = r.sampleWeighted(candidates, (f) => appetite(market, lot, f, state), Math.max(least, room))
  for (const f of honest) {
    lot.busy.add(f)
    bids.push(makeBid(r, lot, f))
  }
  companions(r, lot, bids)
  consortia(r, market, lot, bids)
  priceAll(r, market, lot, bids)
  return bids
}
