import { stringAt } from '../../arrays/strings.js'
import { PANEL_ROLES } from '../../domain/evaluation-tables.js'
import type { Market } from '../../market/market.js'
import { strataOfLots } from '../../market/strata.js'
import { committeeFacts, seatsOf } from './expert-winner.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { winningBids } from './winners.js'

export interface AwardSettings {
  minLots: number
  maxQ: number
  windowMonths: number
}

/**
 * Award anomaly (TND-07): the winner was not the best-ranked valid bid and no reason is on record; and, where the award
 * committee is named, a member under whom one bidder wins oftener than a random draw of members gives.
 */
export const awardAnomaly: LotRule = {
  rule: 'TND-07',
  evaluate: (market, settings: AwardSettings) => {
    const winning = winningBids(market)
    const award = seatsOf(market, new Set([PANEL_ROLES.indexOf('award')]))
    return [
      ...passedOver(market, winning),
      ...committeeFacts(market, award, winning, strataOfLots(market, settings.windowMonths), settings),
    ]
  },
}

const passedOver = (market: Market, winning: Int32Array): LotFact[] => {
  const { lots, bids, words } = market
  if (!market.coverage['lots.award_reason']?.filled) return []
  const facts: LotFact[] = []
  for (let lot = 0; lot < lots.count; lot++) {
    const won = winning[lot]!
    if (won < 0 || bids.rank[won]! <= 1 || lots.reasoned[lot] === 1) continue
    const better: number[] = []
    for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
      const isBetter = bids.rank[bid]! > 0 && bids.rank[bid]! < bids.rank[won]! && bids.status[bid] === 0
      if (isBetter && bids.won[bid] !== 1 && bids.bidder[bid] !== bids.bidder[won])
        better.push(bids.bidder[bid]!)
    }
    if (better.length === 0) continue
    const detail = {
      rank: bids.rank[won]!,
      passedOver: new Set(better).size,
      evaluation: lots.evaluation[lot]! < 0 ? null : stringAt(words, lots.evaluation[lot]!),
    }
    facts.push({ lot, grade: '线', bidders: [bids.bidder[won]!], detail })
  }
  return facts
}
