import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { forEachTrial, winHistory } from './outcomes.js'
import { ruleDetail } from './rule-detail.js'
import type { BidderHit } from './win-rates.js'

/** Settings of NET-08. */
export const BUYER_SETTINGS = {
  /** wins with one buyer, at least */
  minWins: z.number().int().min(1).default(3),
  /** share of the buyer's decided lots, at least */
  minShare: z.number().gt(0).max(1).default(0.4),
  /** decided lots of the buyer, at least */
  minLots: z.number().int().min(1).default(5),
  maxQ: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
export type BuyerSettings = z.infer<z.ZodObject<typeof BUYER_SETTINGS>>

/**
 * NET-08, one buyer's winner: does a bidder win with one buyer far oftener than it wins elsewhere?
 *
 *   p = P[wins with the buyer ≥ w],  its chance on a lot = max(1/parties, its rate with other buyers)
 *
 * It keeps where it bids and how strong it is elsewhere: a firm that bids with one buyer only is measured against equal
 * chances. q over all (bidder, buyer) with `minWins` wins.
 */
export const buyersWinners = (market: Market, settings: BuyerSettings): BidderHit[] => {
  const { outcomes, records } = winHistory(market)
  const decided = new Map<number, number>()
  for (let lot = 0; lot < market.lots.count; lot++)
    if (outcomes.rivals[lot]! > 0)
      decided.set(market.lots.buyer[lot]!, (decided.get(market.lots.buyer[lot]!) ?? 0) + 1)
  const found: (Omit<BidderHit, 'detail'> & { logP: number; figures: Record<string, unknown> })[] = []
  for (let bidder = 0; bidder < market.bidders.count; bidder++) {
    if (records[bidder]!.wins < settings.minWins) continue
    const byBuyer = new Map<number, { lots: number[]; won: number[] }>()
    forEachTrial(market, outcomes, bidder, (lot, won) => {
      const buyer = market.lots.buyer[lot]!
      if (buyer < 0) return
      const there = byBuyer.get(buyer) ?? { lots: [], won: [] }
      there.lots.push(lot)
      if (won) there.won.push(lot)
      byBuyer.set(buyer, there)
    })
    for (const [buyer, { lots, won }] of [...byBuyer].sort(([x], [y]) => x - y)) {
      const of = decided.get(buyer)!
      if (won.length < settings.minWins || of < settings.minLots || won.length < settings.minShare * of)
        continue
      const record = records[bidder]!
      const elsewhere = record.trials - lots.length
      // one more win than seen: a bidder that never lost may lose yet, and is not thereby measured as weak
      const rate = elsewhere > 0 ? (record.wins - won.length + 1) / (elsewhere + 1) : 0
      const chance = lots.map((lot) => Math.max(1 / outcomes.rivals[lot]!, rate))
      found.push({
        bidder,
        lots: won,
        logP: logUpperTailOfTrials(won.length, { trials: lots.map(() => 1), chance }),
        figures: { buyer: stringAt(market.bidders.id, buyer), wins: won.length, bids: lots.length, of },
      })
    }
  }
  const logQ = logFalseDiscovery(
    Float64Array.from(found, ({ logP }) => logP),
    found.length,
  )
  return found.flatMap(({ bidder, lots, figures }, i) =>
    logQ[i]! <= Math.log(settings.maxQ)
      ? [{ bidder, lots, detail: ruleDetail(logQ[i]!, 'own-strength', figures) }]
      : [],
  )
}
