import { SCORE_PARTS } from '../../domain/codes.js'
import type { Market } from '../../market/market.js'

/** Points by lot, expert and bidder: the sum over the items that are judgement. */
export interface ScoreCells {
  /** cells of lot l: lotOffsets[l] .. lotOffsets[l+1), by expert, then bidder */
  lotOffsets: Int32Array
  expert: Int32Array
  /** org index */
  bidder: Int32Array
  points: Float64Array
  /** by lot: points to be had, where every item says so, else the most that anybody got */
  scale: Float64Array
}

type Part = (typeof SCORE_PARTS)[number]

/** What an expert judges: prices and qualifications follow from the file, credit from records. */
export const JUDGED: readonly Part[] = ['technical', 'commercial', 'other']

/**
 * The sums of a lot's scores for the parts asked, and, where the lot has none of these and `orTotal`, of its
 * totals. One pass over the scores; a lot without usable scores has no cells.
 */
export const scoreCells = (
  { scores, lots }: Market,
  parts: readonly Part[],
  { orTotal }: { orTotal: boolean },
): ScoreCells => {
  const wanted = new Set(parts.map((part) => SCORE_PARTS.indexOf(part)))
  const total = SCORE_PARTS.indexOf('total')
  const lotOffsets = new Int32Array(lots.count + 1)
  const expert = new Int32Array(scores.count)
  const bidder = new Int32Array(scores.count)
  const points = new Float64Array(scores.count)
  const scale = new Float64Array(lots.count).fill(Number.NaN)
  let n = 0
  for (let lot = 0; lot < lots.count; lot++) {
    const [from, to] = [scores.lotOffsets[lot]!, scores.lotOffsets[lot + 1]!]
    let isTotal = orTotal
    for (let s = from; s < to && isTotal; s++) if (wanted.has(scores.part[s]!)) isTotal = false
    const first = n
    let [max, most, complete] = [0, 0, true]
    for (let s = from; s < to; s++) {
      if (isTotal ? scores.part[s] !== total : !wanted.has(scores.part[s]!)) continue
      if (n === first || expert[n - 1] !== scores.expert[s] || bidder[n - 1] !== scores.bidder[s]) {
        expert[n] = scores.expert[s]!
        bidder[n] = scores.bidder[s]!
        points[n++] = 0
      }
      points[n - 1]! += scores.score[s]!
      if (n === first + 1) max += scores.max[s]!
      complete &&= !Number.isNaN(scores.max[s]!)
    }
    for (let c = first; c < n; c++) most = Math.max(most, points[c]!)
    scale[lot] = complete && max > 0 ? max : most
    lotOffsets[lot + 1] = n
  }
  return {
    lotOffsets,
    expert: expert.slice(0, n),
    bidder: bidder.slice(0, n),
    points: points.slice(0, n),
    scale,
  }
}

/**
 * The cells of a lot as a table, rows experts, columns bidders, points in shares of the lot's scale; NaN = no
 * score.
 */
export interface Grid {
  experts: number[]
  bidders: number[]
  /** share[e * bidders.length + b] */
  share: Float64Array
  isComplete: boolean
}

/** The lot's table; undefined for a lot without scores. */
export const gridOf = (cells: ScoreCells, lot: number): Grid | undefined => {
  const [from, to] = [cells.lotOffsets[lot]!, cells.lotOffsets[lot + 1]!]
  if (from === to || !(cells.scale[lot]! > 0)) return undefined
  const experts = [...new Set(cells.expert.subarray(from, to))]
  const bidders = [...new Set(cells.bidder.subarray(from, to))].sort((x, y) => x - y)
  const share = new Float64Array(experts.length * bidders.length).fill(Number.NaN)
  let e = 0
  for (let c = from; c < to; c++) {
    while (experts[e] !== cells.expert[c]) e++
    share[e * bidders.length + bidders.indexOf(cells.bidder[c]!)] = cells.points[c]! / cells.scale[lot]!
  }
  return { experts, bidders, share, isComplete: to - from === share.length }
}

/** Strata of score sheets: category × evaluation method. */
export const sheetStratum = ({ lots, words }: Market, lot: number): number =>
  (lots.category[lot]! + 1) * (words.count + 1) + lots.evaluation[lot]! + 1
