import { z } from 'zod'
import type { Group } from './code.js'
import { quartiles, upperFence } from './fences.js'
import { Fractions, type FractionsPart } from './fractions.js'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import { BidStatus, type Release, Text } from './release.js'
import { count, float } from './setting-types.js'

/**
 * Excessive disqualified bids, of a buyer, a procuring entity or a tenderer.
 *
 *   disqualified / submitted bids ≥ threshold, by default Q3 + 1.5·IQR of the group's ratios
 *   (flags it, value ratio)
 *
 * Counts those with at least `minimum_submitted_bids`; the setting for buyers and procuring entities is
 * called `minimum_contracting_processes`, but Cardinal compares it with their bids too. Silent when the fence
 * is not above 0: when three quarters have no bid disqualified, one such bid is no outlier.
 *
 * Cardinal 0.0.8, R038. Open Contracting Partnership (2016). Red flags for integrity.
 */
export const r038 = indicator({
  code: 'R038',
  settings: z.strictObject({
    threshold: float.optional(),
    minimum_submitted_bids: count.default(2),
    minimum_contracting_processes: count.default(2),
  }),
  start: (settings, { flags, report, words }) => {
    const buyers = new Fractions()
    const entities = new Fractions()
    const tenderers = new Fractions()

    const flagOutliers = (group: Exclude<Group, 'OCID'>, fractions: Fractions, minimum: number): void => {
      const ratios: number[] = []
      fractions.each(0, (organisation, ratio, submitted) => {
        if (submitted >= minimum) ratios.push(ratio)
        else report.notComputable('R038', group, organisation, 'too_few_bids')
      })
      if (ratios.length === 0) return
      let fence = settings.threshold
      if (fence === undefined) {
        const found = quartiles(ratios)
        fence = upperFence(found)
        report.meta('R038', { [`${group}_q1`]: found.q1, [`${group}_q3`]: found.q3 })
      }
      report.meta('R038', { [`${group}_upper_fence`]: fence })
      if (!(fence > 0)) {
        report.silent('R038', 'fence_not_above_zero', group)
        return
      }
      fractions.each(minimum, (organisation, ratio) => {
        if (ratio >= fence) flags.of(group, 'R038').set(organisation, ratio, 0)
      })
    }

    return {
      fold(release) {
        let submitted = 0
        let disqualified = 0
        for (let bid = 0; bid < release.bids; bid++) {
          if (!release.submitted(bid)) continue
          const one = release.bidStatus[bid] === BidStatus.disqualified ? 1 : 0
          submitted++
          disqualified += one
          const from = release.bidTenderersFrom[bid]!
          for (let i = from; i < from + release.bidTenderersCount[bid]!; i++) {
            const tenderer = release.tenderers.at[i]!
            if (tenderer >= 0) tenderers.add(tenderer, one, 1)
          }
        }
        if (submitted === 0) return 'no_submitted_bid'
        const buyer = organisationOf(release, Text.buyer)
        if (buyer >= 0) {
          buyers.add(buyer, disqualified, submitted)
          if (flags.mapping && disqualified > 0)
            flags.organisationOf('ocid_buyer_r038').set(flags.ocid(release), buyer, release.place)
        }
        const entity = organisationOf(release, Text.procuringEntity)
        if (entity >= 0) {
          entities.add(entity, disqualified, submitted)
          if (flags.mapping && disqualified > 0)
            flags.organisationOf('ocid_procuringentity_r038').set(flags.ocid(release), entity, release.place)
        }
        return COMPUTED
      },
      part: () => [buyers.part(), entities.part(), tenderers.part()],
      reduce: (parts: [FractionsPart, FractionsPart, FractionsPart], { organisations }) => {
        for (const [i, fractions] of [buyers, entities, tenderers].entries())
          fractions.reduce(parts[i]!, organisations)
      },
      finalize() {
        flagOutliers('Buyer', buyers, settings.minimum_contracting_processes)
        flagOutliers('ProcuringEntity', entities, settings.minimum_contracting_processes)
        flagOutliers('Tenderer', tenderers, settings.minimum_submitted_bids)
      },
    }

    function organisationOf({ bytes, starts, ends }: Release, slot: number): number {
      return starts[slot]! < 0 ? -1 : words.organisations.of(bytes, starts[slot]!, ends[slot]!)
    }
  },
})
