import { z } from 'zod'
import { lowerFence, quantile8, quartiles } from './fences.js'
import { Fractions, type FractionsPart } from './fractions.js'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import { BidStatus } from './release.js'
import { soleSupplier } from './second-lowest.js'
import { count, float } from './setting-types.js'

/**
 * Excessive unsuccessful bids: a bidder that turns up more than most and hardly ever wins.
 *
 *   processes with a valid bid ≥ percentile 75 of that count, and
 *   wins / processes with a valid bid ≤ threshold, by default Q1 − 1.5·IQR of the ratio
 *   (flags the tenderer, value ratio)
 *
 * A tenderer counts once in a process. Processes count when every award is final and exactly one is active,
 * with one supplier; bids of several tenderers do not count. Silent when Q1 or the fence is not above 0: when
 * a quarter of tenderers never win, never winning is no outlier.
 *
 * Cardinal 0.0.8, R025. Fazekas, M., & Tóth, B. (2016). Assessing the potential for detecting collusion in
 * Swedish public procurement. Uppdragsforskningsrapport 2016:3.
 */
export const r025 = indicator({
  code: 'R025',
  settings: z.strictObject({ percentile: count.default(75), threshold: float.optional() }),
  start: ({ percentile, threshold }, { flags, report }) => {
    const wins = new Fractions()
    let seen = new Int32Array(64)
    return {
      fold(release) {
        const supplier = soleSupplier(release)
        if (typeof supplier === 'string') return supplier
        let tenderers = 0
        if (release.bids > seen.length) seen = new Int32Array(release.bids * 2)
        for (let bid = 0; bid < release.bids; bid++) {
          if (release.bidStatus[bid] !== BidStatus.valid || release.bidTenderersCount[bid] !== 1) continue
          const tenderer = release.tenderers.at[release.bidTenderersFrom[bid]!]!
          if (tenderer < 0 || isAmong(seen, tenderers, tenderer)) continue
          seen[tenderers++] = tenderer
          wins.add(tenderer, tenderer === supplier ? 1 : 0, 1)
        }
        return tenderers > 0 ? COMPUTED : 'no_valid_bid_made_alone'
      },
      part: () => wins.part(),
      reduce: (part: FractionsPart, { organisations }) => wins.reduce(part, organisations),
      finalize() {
        const counts: number[] = []
        const ratios: number[] = []
        wins.each(0, (_, ratio, denominator) => {
          counts.push(denominator)
          ratios.push(ratio)
        })
        const often = quantile8(Float64Array.from(counts).sort(), percentile / 100)
        let fence = threshold
        let guard = 1
        if (fence === undefined) {
          const found = quartiles(ratios)
          fence = lowerFence(found)
          guard = found.q1
          report.meta('R025', found)
        }
        report.meta('R025', { upper_fence: often, lower_fence: fence })
        if (!(guard > 0 && fence > 0)) return report.silent('R025', 'fence_not_above_zero')
        wins.each(0, (tenderer, ratio, processes) => {
          if (!(processes >= often)) report.notComputable('R025', 'Tenderer', tenderer, 'too_few_processes')
          else if (ratio <= fence) flags.of('Tenderer', 'R025').set(tenderer, ratio, 0)
        })
      },
    }
  },
})

const isAmong = (list: Int32Array, count: number, wanted: number): boolean => {
  for (let i = 0; i < count; i++) if (list[i] === wanted) return true
  return false
}
