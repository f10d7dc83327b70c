import type { Market } from '../../market/market.js'
import { biddersOf, type LotFact, type LotRule } from './lot-rule.js'
import { RanksByStratum } from './ranks.js'
import { type Grid, gridOf, scoreCells, sheetStratum } from './score-cells.js'
import { winningBids } from './winners.js'
import { rounded } from './words.js'

export interface GapSettings {
  maxP: number
  minLots: number
}

/**
 * Winner's score gap (EXP-06): the winner's mean for technical, commercial and credit items lies far above the next
 * bidder's. Gap in shares of the points to be had; flagged above the stratum's upper fence (Q3 + 1.5 · IQR) with p ≤ maxP
 * by rank among its lots.
 */
export const winnerScoreGap: LotRule = {
  rule: 'EXP-06',
  evaluate: (market, settings: GapSettings) => {
    const gaps = gapsOf(market)
    const ranks = new RanksByStratum()
    for (const { stratum, gap } of gaps) ranks.of(stratum).add(gap)
    return gaps.flatMap(({ lot, stratum, gap, mean, winner }): LotFact[] => {
      const own = ranks.of(stratum)
      const p = own.upper(gap)
      if (own.count < settings.minLots || p > settings.maxP || !(gap > own.fence())) return []
      const detail = { gap: rounded(gap, 4), winnerMean: rounded(mean, 4), lots: own.count }
      return [{ lot, grade: '线', bidders: biddersOf(market, [winner]), p, null: 'rank-in-stratum', detail }]
    })
  },
}

const gapsOf = (market: Market) => {
  const cells = scoreCells(market, ['technical', 'commercial', 'credit', 'other'], { orTotal: false })
  const winning = winningBids(market)
  const gaps: { lot: number; stratum: number; gap: number; mean: number; winner: number }[] = []
  for (let lot = 0; lot < market.lots.count; lot++) {
    const grid = winning[lot]! < 0 ? undefined : gridOf(cells, lot)
    if (!grid || grid.bidders.length < 3) continue
    const winner = market.bids.bidder[winning[lot]!]!
    const means = meansOf(grid)
    const mean = means[grid.bidders.indexOf(winner)]
    if (mean === undefined) continue
    const next = Math.max(...means.filter((_, b) => grid.bidders[b] !== winner))
    gaps.push({ lot, stratum: sheetStratum(market, lot), gap: mean - next, mean, winner })
  }
  return gaps
}

/** Mean share by bidder, over the experts that scored it. */
const meansOf = ({ experts, bidders, share }: Grid): number[] =>
  bidders.map((_, b) => {
    const given = experts.map((_, e) => share[e * bidders.length + b]!).filter((x) => !Number.isNaN(x))
    return given.reduce((sum, x) => sum + x, 0) / given.length
  })
