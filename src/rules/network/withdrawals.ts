import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import { type Market, WITHDRAWN } from '../../market/market.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { bitsOfLog, ruleDetail } from './rule-detail.js'
import type { BehaviourHit } from './winner-follower.js'

/** Settings of NET-09. */
export const WITHDRAWAL_SETTINGS = {
  /** lots on which the one gave way to the other */
  minTimes: z.number().int().min(1).default(2),
  maxP: z.number().gt(0).max(1).default(0.05),
} satisfies z.ZodRawShape
export type WithdrawalSettings = z.infer<z.ZodObject<typeof WITHDRAWAL_SETTINGS>>

/**
 * NET-09, giving way: did the bidder in front withdraw, and the same other bidder win, again and again?
 *
 *   p = P[the others it gave way to are this one ≥ k times],  each of the other bidders on the lot alike
 *
 * "In front" = ranked first, or cheaper than the winner where ranks are missing. Silent below `minTimes`, and on lots
 * whose winner is unknown.
 */
export const givingWay = (market: Market, settings: WithdrawalSettings): BehaviourHit[] => {
  const { bids, lots } = market
  const gaveWay = new Map<number, { lot: number; to: number; others: number }[]>()
  for (let lot = 0; lot < lots.count; lot++) {
    const [from, to] = [bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!]
    const winner = winnerOf(bids, from, to)
    if (winner < 0) continue
    for (let i = from; i < to; i++) {
      if (bids.status[i] !== WITHDRAWN || bids.bidder[i] === bids.bidder[winner]) continue
      if (bids.consortium[i]! >= 0 && bids.consortium[i] === bids.consortium[winner]) continue
      const first = bids.rank[i]! > 0 ? bids.rank[i] === 1 : bids.amount[i]! < bids.amount[winner]!
      if (!first) continue
      const others = new Set(bids.bidder.subarray(from, to)).size - 1
      const list = gaveWay.get(bids.bidder[i]!) ?? []
      if (list.at(-1)?.lot !== lot) list.push({ lot, to: bids.bidder[winner]!, others })
      gaveWay.set(bids.bidder[i]!, list)
    }
  }
  const idOf = (bidder: number): string => stringAt(market.bidders.id, bidder)
  return [...gaveWay]
    .sort(([x], [y]) => x - y)
    .flatMap(([bidder, list]) => hitsOf(bidder, list, settings, idOf))
}

const hitsOf = (
  bidder: number,
  list: { lot: number; to: number; others: number }[],
  { minTimes, maxP }: WithdrawalSettings,
  idOf: (bidder: number) => string,
): BehaviourHit[] =>
  [...new Set(list.map(({ to }) => to))]
    .sort((x, y) => x - y)
    .flatMap((other) => {
      const lots = list.filter(({ to }) => to === other).map(({ lot }) => lot)
      if (lots.length < minTimes) return []
      const chance = list.map(({ others }) => 1 / others)
      const logP = logUpperTailOfTrials(lots.length, { trials: list.map(() => 1), chance })
      // one other bidder was the only one who could win: nothing to learn from chance, the times stand
      if (logP > Math.log(maxP) && chance.some((p) => p < 1)) return []
      const figures = { from: idOf(bidder), to: idOf(other), times: lots.length, of: list.length }
      const detail = ruleDetail(logP, 'any-other-bidder', figures)
      return [{ a: bidder, b: other, bits: bitsOfLog(logP), lots, detail }]
    })

const winnerOf = ({ won }: Market['bids'], from: number, to: number): number => {
  for (let i = from; i < to; i++) if (won[i] === 1) return i
  return -1
}
