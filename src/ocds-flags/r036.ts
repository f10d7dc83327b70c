import { z } from 'zod'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import { AwardStatus, BidStatus, type Release } from './release.js'

/**
 * Lowest bid disqualified, in a process that was awarded.
 *
 *   the first of the lowest submitted bids is disqualified, and some bid is valid
 *   (flags the process, value 1)
 *
 * Price is taken to be the only criterion: the settings name the procedures where it is not. Left out:
 * processes without an active award, bids without an amount in the main currency.
 *
 * Cardinal 0.0.8, R036. OLAF (2017). Fraud in Public Procurement: A collection of Red Flags and Best
 * Practices.
 */
export const r036 = indicator({
  code: 'R036',
  settings: z.strictObject({}),
  start: (_settings, folding) => ({
    fold(release) {
      const { flags } = folding
      if (!folding.comparesPrices(release)) return 'prices_not_compared'
      if (release.awards < 0) return 'no_awards'
      if (!hasActiveAward(release)) return 'no_active_award'
      if (release.bids < 0) return 'no_bids'
      let lowest = Number.NaN
      let disqualified = false
      let valid = false
      for (let bid = 0; bid < release.bids; bid++) {
        const amount = release.bidAmount[bid]!
        const currency = release.bidCurrency[bid]!
        if (!release.submitted(bid) || Number.isNaN(amount) || currency < 0) continue
        if (!folding.inMainCurrency(release, bid)) continue
        const status = release.bidStatus[bid]
        if (!(lowest <= amount)) {
          lowest = amount
          disqualified = status === BidStatus.disqualified
        }
        if (status === BidStatus.valid) valid = true
      }
      if (!valid) return 'no_valid_bid'
      if (disqualified) flags.of('OCID', 'R036').set(flags.ocid(release), 1, release.place)
      return COMPUTED
    },
  }),
})

const hasActiveAward = (release: Release): boolean => {
  for (let award = 0; award < release.awards; award++)
    if (release.awardStatus[award] === AwardStatus.active) return true
  return false
}
