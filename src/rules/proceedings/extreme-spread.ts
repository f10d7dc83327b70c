import type { Market } from '../../market/market.js'
import { median } from '../../stats/quantile.js'
import { biddersOf, type LotFact, type LotRule } from './lot-rule.js'
import { RanksByStratum } from './ranks.js'
import { type Grid, gridOf, JUDGED, scoreCells, sheetStratum } from './score-cells.js'
import { expertId, orgId, rounded } from './words.js'

export interface SpreadSettings {
  maxP: number
  minExcess: number
  minSheets: number
  minExperts: number
}

/**
 * Extreme spread (EXP-02, 天地分): one expert's highest and lowest marks on a lot lie far further apart than the other
 * experts' do. Excess = the expert's spread − the median of the others' spreads, in shares of the points to be had: where
 * the bids really differ the whole committee spreads and nobody exceeds. Flagged above the stratum's upper fence
 * (Q3 + 1.5 · IQR) and `minExcess`, with p ≤ maxP by rank among its sheets.
 */
export const extremeSpread: LotRule = {
  rule: 'EXP-02',
  evaluate: (market, settings: SpreadSettings) => {
    const sheets = sheetsOf(market, settings.minExperts)
    const ranks = new RanksByStratum()
    for (const { stratum, excess } of sheets) ranks.of(stratum).add(excess)
    return sheets.flatMap((sheet): LotFact[] => {
      const own = ranks.of(sheet.stratum)
      const p = own.upper(sheet.excess)
      if (
        own.count < settings.minSheets ||
        p > settings.maxP ||
        sheet.excess < settings.minExcess ||
        !(sheet.excess > own.fence())
      )
        return []
      const detail = {
        expert: expertId(market, sheet.expert),
        spread: rounded(sheet.spread, 4),
        othersMedian: rounded(sheet.spread - sheet.excess, 4),
        highest: orgId(market, sheet.highest),
        lowest: orgId(market, sheet.lowest),
        sheets: own.count,
      }
      const bidders = biddersOf(market, [sheet.highest, sheet.lowest])
      return [{ lot: sheet.lot, grade: '线', bidders, p, null: 'rank-in-stratum', detail }]
    })
  },
}

interface Sheet {
  lot: number
  stratum: number
  expert: number
  spread: number
  excess: number
  highest: number
  lowest: number
}

const sheetsOf = (market: Market, minExperts: number): Sheet[] => {
  const cells = scoreCells(market, JUDGED, { orTotal: true })
  const sheets: Sheet[] = []
  for (let lot = 0; lot < market.lots.count; lot++) {
    const grid = gridOf(cells, lot)
    if (!grid?.isComplete || grid.experts.length < minExperts || grid.bidders.length < 2) continue
    const rows = grid.experts.map((_, e) => extremes(grid, e))
    rows.forEach((row, e) => {
      const others = rows.filter((_, other) => other !== e).map(({ spread }) => spread)
      sheets.push({
        lot,
        stratum: sheetStratum(market, lot),
        expert: grid.experts[e]!,
        excess: row.spread - median(others)!,
        ...row,
      })
    })
  }
  return sheets
}

const extremes = ({ bidders, share }: Grid, e: number): Pick<Sheet, 'spread' | 'highest' | 'lowest'> => {
  const row = share.subarray(e * bidders.length, (e + 1) * bidders.length)
  let [top, bottom] = [0, 0]
  row.forEach((x, b) => {
    if (x > row[top]!) top = b
    if (x < row[bottom]!) bottom = b
  })
  return { spread: row[top]! - row[bottom]!, highest: bidders[top]!, lowest: bidders[bottom]! }
}
