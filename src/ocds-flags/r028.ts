import { z } from 'zod'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import type { Release } from './release.js'

/**
 * Identical bid prices: different tenderers bid the same amount in the same currency.
 *
 *   submitted bids i ≠ j: amount(i) = amount(j), currency(i) = currency(j), tenderers(i) ≠ tenderers(j)
 *   (flags the process, value 1; all tenderers of both, 1)
 *
 * A bid is compared with the last one before it at its price, by the sets of tenderers; a tenderer may bid
 * the same price twice. Left out: processes whose prices the buyer sets, bids without an amount, a currency
 * or a tenderer's id.
 *
 * Cardinal 0.0.8, R028. Fazekas, M., & Tóth, B. (2016). Assessing the potential for detecting collusion in
 * Swedish public procurement. Uppdragsforskningsrapport 2016:3.
 */
export const r028 = indicator({
  code: 'R028',
  settings: z.strictObject({}),
  start: (_settings, folding) => {
    const { flags } = folding
    const flagged = flags.of('OCID', 'R028')
    const tenderers = flags.of('Tenderer', 'R028')
    let priced = new Int32Array(64)
    const flagAll = (release: Release, bid: number): void => {
      const from = release.bidTenderersFrom[bid]!
      for (let i = from; i < from + release.bidTenderersCount[bid]!; i++) {
        const tenderer = release.tenderers.at[i]!
        if (tenderer < 0) continue
        tenderers.set(tenderer, 1, release.place)
        if (flags.mapping) flags.tenderersOf('ocid_tenderer_r028').add(flags.ocid(release), tenderer)
      }
    }
    return {
      fold(release) {
        if (!folding.comparesPrices(release)) return 'prices_not_compared'
        if (release.bids < 0) return 'no_bids'
        if (release.bids > priced.length) priced = new Int32Array(release.bids * 2)
        let known = 0
        for (let bid = 0; bid < release.bids; bid++) {
          if (!release.submitted(bid) || !hasPriceAndTenderer(release, bid)) continue
          const before = lastOfPrice(release, priced, known, bid)
          if (before >= 0 && !sameTenderers(release, before, bid)) {
            flagged.set(flags.ocid(release), 1, release.place)
            flagAll(release, before)
            flagAll(release, bid)
          }
          priced[known++] = bid
        }
        return known > 1 ? COMPUTED : 'fewer_than_two_priced_bids'
      },
    }
  },
})

const hasPriceAndTenderer = (release: Release, bid: number): boolean => {
  if (Number.isNaN(release.bidAmount[bid]!) || release.bidCurrency[bid]! < 0) return false
  const from = release.bidTenderersFrom[bid]!
  for (let i = from; i < from + release.bidTenderersCount[bid]!; i++)
    if (release.tenderers.at[i]! >= 0) return true
  return false
}

const lastOfPrice = (release: Release, priced: Int32Array, known: number, bid: number): number => {
  const amount = release.bidAmount[bid]!
  const currency = release.bidCurrency[bid]!
  for (let i = known - 1; i >= 0; i--) {
    const other = priced[i]!
    if (release.bidAmount[other] === amount && release.bidCurrency[other] === currency) return other
  }
  return -1
}

const sameTenderers = (release: Release, a: number, b: number): boolean =>
  isPartOf(release, a, b) && isPartOf(release, b, a)

const isPartOf = (release: Release, part: number, whole: number): boolean => {
  const { tenderers } = release
  const from = release.bidTenderersFrom[part]!
  const start = release.bidTenderersFrom[whole]!
  const end = start + release.bidTenderersCount[whole]!
  next: for (let i = from; i < from + release.bidTenderersCount[part]!; i++) {
    const tenderer = tenderers.at[i]!
    if (tenderer < 0) continue
    for (let k = start; k < end; k++) if (tenderers.at[k] === tenderer) continue next
    return false
  }
  return true
}
