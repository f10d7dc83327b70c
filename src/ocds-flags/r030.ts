import { z } from 'zod'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import { AwardStatus, BidStatus, type Release, Text } from './release.js'

/**
 * Late bid won: a valid bid of the winner is dated after the end of the tender period.
 *
 *   bid.date > tender.tenderPeriod.endDate, for a valid bid of a supplier of an active award
 *   (flags the process, value 1; the supplier, 1)
 *
 * Dates are compared as they are written, byte by byte, so that they must be in one form and one time zone.
 * An award that is still pending does not keep the others from being looked at.
 *
 * Cardinal 0.0.8, R030. OLAF (2017). Fraud in Public Procurement: A collection of Red Flags and Best
 * Practices.
 */
export const r030 = indicator({
  code: 'R030',
  settings: z.strictObject({}),
  start: (_settings, { flags }) => ({
    fold(release) {
      if (!release.has(Text.periodEnd)) return 'no_tender_period'
      if (release.awards < 0) return 'no_awards'
      if (release.bids < 0) return 'no_bids'
      let dated = false
      for (let bid = 0; bid < release.bids; bid++) {
        if (release.bidStatus[bid] !== BidStatus.valid || release.bidDateStart[bid]! < 0) continue
        dated = true
        if (!isLate(release, bid)) continue
        const from = release.bidTenderersFrom[bid]!
        for (let i = from; i < from + release.bidTenderersCount[bid]!; i++) {
          const tenderer = release.tenderers.at[i]!
          if (tenderer < 0 || !suppliesActively(release, tenderer)) continue
          flags.of('OCID', 'R030').set(flags.ocid(release), 1, release.place)
          flags.of('Tenderer', 'R030').set(tenderer, 1, release.place)
          if (flags.mapping) flags.tenderersOf('ocid_tenderer_r030').add(flags.ocid(release), tenderer)
        }
      }
      return dated ? COMPUTED : 'no_dated_valid_bid'
    },
  }),
})

const isLate = ({ bytes, bidDateStart, bidDateEnd, starts, ends }: Release, bid: number): boolean => {
  let a = bidDateStart[bid]!
  let b = starts[Text.periodEnd]!
  const aEnd = bidDateEnd[bid]!
  const bEnd = ends[Text.periodEnd]!
  for (; a < aEnd && b < bEnd; a++, b++) if (bytes[a] !== bytes[b]) return bytes[a]! > bytes[b]!
  return a < aEnd
}

const suppliesActively = (release: Release, tenderer: number): boolean => {
  for (let award = 0; award < release.awards; award++) {
    if (release.awardStatus[award] !== AwardStatus.active) continue
    const from = release.awardSuppliersFrom[award]!
    for (let i = from; i < from + release.awardSuppliersCount[award]!; i++)
      if (release.suppliers.at[i] === tenderer) return true
  }
  return false
}
