import type { Market } from '../../graph/market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logBinomial } from '../../stats/log-factorial.js'
import { median } from '../../stats/quantile.js'
import { biddersOf, type LotFact, type LotRule } from './lot-rule.js'
import { type Grid, gridOf, JUDGED, type ScoreCells, scoreCells, sheetStratum } from './score-cells.js'
import { expertId, orgId, rounded } from './words.js'

export interface ScoreBiasSettings {
  minZ: number
  minTimes: number
  minExperts: number
  maxQ: number
}

/** Makes a median of absolute deviations a standard deviation of normal scores. */
const MAD = 1.4826

/**
 * Score bias (EXP-01): an expert scores one bidder above (or below) the committee, time and again. What an expert gave a
 * bidder, less the expert's mean on the lot, less the bidder's mean, plus the lot's, in units of the stratum's spread of
 * such residuals (1.4826 · median): z. A hit is |z| ≥ minZ. Of the n lots on which the two met, k hits one way have the
 * chance P[Binomial(n, r) ≥ k], r the stratum's own rate of hits that way; Benjamini–Hochberg over all pairs, both ways.
 */
export const scoreBias: LotRule = {
  rule: 'EXP-01',
  evaluate: (market, settings: ScoreBiasSettings) => {
    const cells = scoreCells(market, JUDGED, { orTotal: true })
    const residuals = residualsOf(market, cells, settings.minExperts)
    const z = standardised(market, cells, residuals)
    return biased(market, cells, z, settings)
  },
}

/** Residual by cell of complete sheets of `minExperts` experts and three bidders or more; NaN of the others. */
const residualsOf = (market: Market, cells: ScoreCells, minExperts: number): Float64Array => {
  const residuals = new Float64Array(cells.points.length).fill(Number.NaN)
  for (let lot = 0; lot < market.lots.count; lot++) {
    const grid = gridOf(cells, lot)
    if (!grid?.isComplete || grid.experts.length < minExperts || grid.bidders.length < 3) continue
    residuals.set(interaction(grid), cells.lotOffsets[lot]!)
  }
  return residuals
}

/** Cell − row mean − column mean + mean: what neither a lenient expert nor a good bid explains. By expert, then bidder. */
export const interaction = ({ experts, bidders, share }: Grid): Float64Array => {
  const [rows, columns] = [experts.length, bidders.length]
  const row = new Float64Array(rows)
  const column = new Float64Array(columns)
  let mean = 0
  share.forEach((x, i) => {
    row[Math.floor(i / columns)]! += x / columns
    column[i % columns]! += x / rows
    mean += x / (rows * columns)
  })
  return share.map((x, i) => x - row[Math.floor(i / columns)]! - column[i % columns]! + mean)
}

const standardised = (market: Market, cells: ScoreCells, residuals: Float64Array): Float64Array => {
  const sizes = new Map<number, number[]>()
  eachCell(market, cells, (cell, lot) => {
    if (Number.isNaN(residuals[cell]!)) return
    const stratum = sheetStratum(market, lot)
    const list = sizes.get(stratum)
    if (list) list.push(Math.abs(residuals[cell]!))
    else sizes.set(stratum, [Math.abs(residuals[cell]!)])
  })
  const spread = new Map([...sizes].map(([stratum, list]) => [stratum, MAD * median(list)!]))
  const z = new Float64Array(residuals.length).fill(Number.NaN)
  eachCell(market, cells, (cell, lot) => {
    const unit = spread.get(sheetStratum(market, lot))
    if (unit !== undefined && unit > 0) z[cell] = residuals[cell]! / unit
  })
  return z
}

const eachCell = (market: Market, cells: ScoreCells, visit: (cell: number, lot: number) => void): void => {
  for (let lot = 0; lot < market.lots.count; lot++)
    for (let cell = cells.lotOffsets[lot]!; cell < cells.lotOffsets[lot + 1]!; cell++) visit(cell, lot)
}

interface Meeting {
  expert: number
  bidder: number
  /** cells with a z, and their lots */
  cells: number[]
  lots: number[]
}

const biased = (
  market: Market,
  cells: ScoreCells,
  z: Float64Array,
  { minZ, minTimes, maxQ }: ScoreBiasSettings,
): LotFact[] => {
  let [known, high, low] = [0, 0, 0]
  for (const one of z) {
    if (Number.isNaN(one)) continue
    known++
    if (one >= minZ) high++
    if (one <= -minZ) low++
  }
  const meetings = meetingsOf(market, cells, z).filter((one) => one.cells.length >= minTimes)
  const found: { meeting: Meeting; sign: 1 | -1; hits: number[] }[] = []
  const logP: number[] = []
  for (const meeting of meetings)
    for (const sign of [1, -1] as const) {
      const hits = [...meeting.cells.keys()].filter((i) => sign * z[meeting.cells[i]!]! >= minZ)
      if (hits.length < minTimes) continue
      found.push({ meeting, sign, hits })
      logP.push(logBinomialTail(hits.length, meeting.cells.length, (sign === 1 ? high : low) / known))
    }
  const logQ = logFalseDiscovery(Float64Array.from(logP), 2 * meetings.length)
  return found.flatMap(({ meeting, sign, hits }, i) => {
    if (!(Math.exp(logQ[i]!) <= maxQ)) return []
    const detail = {
      expert: expertId(market, meeting.expert),
      bidder: orgId(market, meeting.bidder),
      direction: sign === 1 ? 'above' : 'below',
      times: hits.length,
      met: meeting.cells.length,
      q: Number(Math.exp(logQ[i]!).toPrecision(3)),
    }
    return hits.map(
      (h): LotFact => ({
        lot: meeting.lots[h]!,
        grade: '线',
        bidders: biddersOf(market, [meeting.bidder]),
        p: Math.exp(logP[i]!),
        null: 'scores-exchangeable',
        detail: { ...detail, z: rounded(z[meeting.cells[h]!]!) },
      }),
    )
  })
}

const meetingsOf = (market: Market, cells: ScoreCells, z: Float64Array): Meeting[] => {
  const byPair = new Map<number, Meeting>()
  eachCell(market, cells, (cell, lot) => {
    if (Number.isNaN(z[cell]!)) return
    const [expert, bidder] = [cells.expert[cell]!, cells.bidder[cell]!]
    const key = expert * market.bidders.orgCount + bidder
    let meeting = byPair.get(key)
    if (!meeting) byPair.set(key, (meeting = { expert, bidder, cells: [], lots: [] }))
    meeting.cells.push(cell)
    meeting.lots.push(lot)
  })
  return [...byPair.values()]
}

/** ln P[Binomial(n, r) ≥ k]. */
export const logBinomialTail = (k: number, n: number, r: number): number => {
  if (k <= 0) return 0
  if (r <= 0) return Number.NEGATIVE_INFINITY
  if (r >= 1) return 0
  let sum = 0
  for (let x = n; x >= k; x--) sum += Math.exp(logBinomial(x, n, r, 1 - r))
  return Math.min(0, Math.log(sum))
}
