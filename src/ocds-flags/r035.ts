import { z } from 'zod'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import { AwardStatus, BidStatus } from './release.js'
import { awardsNotFinal } from './second-lowest.js'
import { count } from './setting-types.js'

/**
 * All except the winning bid disqualified: one tenderer has valid bids and wins, others were disqualified.
 *
 *   tenderers of valid bids = suppliers of active awards = {W}, and
 *   n = tenderers of disqualified bids other than W ≥ threshold (1)   (flags the process, value n; W, 0)
 *
 * Left out when an award is not final. With several winners there is nothing to say: a buyer may award
 * several bids.
 *
 * Cardinal 0.0.8, R035. OLAF (2017). Fraud in Public Procurement: A collection of Red Flags and Best
 * Practices.
 */
export const r035 = indicator({
  code: 'R035',
  settings: z.strictObject({ threshold: count.default(1) }),
  start: ({ threshold }, { flags }) => {
    const others: number[] = []
    return {
      fold(release) {
        const unsettled = awardsNotFinal(release)
        if (unsettled) return unsettled
        let winner = -1
        for (let award = 0; award < release.awards; award++) {
          if (release.awardStatus[award] !== AwardStatus.active) continue
          const from = release.awardSuppliersFrom[award]!
          for (let i = from; i < from + release.awardSuppliersCount[award]!; i++) {
            const supplier = release.suppliers.at[i]!
            if (supplier < 0 || supplier === winner) continue
            if (winner >= 0) return COMPUTED
            winner = supplier
          }
        }
        if (winner < 0) return 'no_supplier'
        let valid = false
        others.length = 0
        for (let bid = 0; bid < release.bids; bid++) {
          const status = release.bidStatus[bid]
          if (status !== BidStatus.valid && status !== BidStatus.disqualified) continue
          const from = release.bidTenderersFrom[bid]!
          for (let i = from; i < from + release.bidTenderersCount[bid]!; i++) {
            const tenderer = release.tenderers.at[i]!
            if (tenderer < 0) continue
            if (status === BidStatus.valid) {
              if (tenderer !== winner) return COMPUTED
              valid = true
            } else if (tenderer !== winner && !others.includes(tenderer)) others.push(tenderer)
          }
        }
        if (valid && others.length >= Math.max(threshold, 1)) {
          const ocid = flags.ocid(release)
          flags.of('OCID', 'R035').set(ocid, others.length, release.place)
          flags.of('Tenderer', 'R035').set(winner, 0, release.place)
          if (flags.mapping) flags.tenderersOf('ocid_tenderer_r035').add(ocid, winner)
        }
        return valid ? COMPUTED : 'no_valid_bid'
      },
    }
  },
})
