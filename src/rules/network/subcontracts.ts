import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import type { PairHit } from '../pair-hit.js'
import type { RuleDetail } from './rule-detail.js'

/**
 * NET-12, work for the losers: did the winner give work on a lot to a bidder that lost it?
 *
 * The giver is the contractor or a subcontractor of it that bid too; partners of the contractor's consortium are no
 * losers. An approved subcontract of a qualified firm is 线, any other 强. `holders` = bidders on the lot: the chance
 * that a firm from the market is one of them.
 */
export const workForLosers = (market: Market): PairHit<RuleDetail>[] => {
  const { bids, bidders, contracts, subcontracts } = market
  const byPair = new Map<string, PairHit<RuleDetail> & { times: number }>()
  for (let s = 0; s < subcontracts.count; s++) {
    const contract = subcontracts.contract[s]!
    const lot = contracts.lot[contract]!
    const giver = subcontracts.giver[s]! >= 0 ? subcontracts.giver[s]! : contracts.bidder[contract]!
    const taker = subcontracts.subcontractor[s]!
    if (lot < 0 || giver === taker || giver < 0 || taker < 0) continue
    if (giver >= bidders.count || taker >= bidders.count) continue
    const [given, taken] = [bidOn(bids, lot, giver), bidOn(bids, lot, taker)]
    if (given < 0 || taken < 0 || bids.won[taken] === 1) continue
    if (bids.consortium[given]! >= 0 && bids.consortium[given] === bids.consortium[taken]) continue
    const lawful = subcontracts.qualified[s] === 1 && subcontracts.approved[s] === 1
    const on = new Set(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!)).size
    const key = `${Math.min(giver, taker)} ${Math.max(giver, taker)}`
    const there = byPair.get(key)
    if (there) {
      there.times++
      if (!there.lots.includes(lot)) there.lots.push(lot)
      there.holders = Math.min(there.holders, on)
      if (!lawful) there.grade = '强'
      continue
    }
    byPair.set(key, {
      a: Math.min(giver, taker),
      b: Math.max(giver, taker),
      grade: lawful ? '线' : '强',
      holders: on,
      lots: [lot],
      detail: {
        type: 'behaviour',
        p: 1,
        null: 'any-firm',
        giver: stringAt(bidders.id, giver),
        taker: stringAt(bidders.id, taker),
      },
      times: 1,
    })
  }
  return [...byPair.values()]
    .sort((x, y) => x.a - y.a || x.b - y.b)
    .map(({ times, ...hit }) => ({
      ...hit,
      lots: hit.lots.sort((x, y) => x - y),
      detail: { ...hit.detail, p: Math.min(1, (hit.holders - 1) / Math.max(1, bidders.count - 1)), times },
    }))
}

/** The bidder's first bid on the lot, or −1. */
const bidOn = (bids: Market['bids'], lot: number, bidder: number): number => {
  for (let i = bids.lotOffsets[lot]!; i < bids.lotOffsets[lot + 1]!; i++)
    if (bids.bidder[i] === bidder) return i
  return -1
}
