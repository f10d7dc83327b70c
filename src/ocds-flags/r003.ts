import { z } from 'zod'
import { COMPUTED, indicator } from './indicator.js'
import { Text } from './release.js'
import { rfc3339, wholeDays } from './rfc3339.js'
import { codes, integer } from './setting-types.js'

/**
 * Short submission period: the tender period has fewer whole days than the threshold.
 *
 *   whole days from tender.tenderPeriod.startDate to endDate < threshold   (flags the process, value 1)
 *
 * A threshold of its own may be set for a kind of procedure (`procurementMethodDetails`). A process is left out when a
 * list of methods is set and its method is not on it, and when a date is missing or is not RFC 3339.
 *
 * Cardinal 0.0.8, R003. Fazekas, M., Tóth, I. J., & King, L. P. (2016). An Objective Corruption Risk Index Using Public
 * Procurement Data. European Journal on Criminal Policy and Research, 22(3).
 */
export const r003 = indicator({
  code: 'R003',
  settings: z.strictObject({
    threshold: integer.default(15),
    procurement_methods: codes.default(() => new Set<string>()),
    procurement_method_details: z.record(z.string(), integer).default({}),
  }),
  start: (settings, { flags }) => {
    const thresholds = new Map(Object.entries(settings.procurement_method_details))
    return {
      fold(release) {
        if (!methodIsOn(settings.procurement_methods, release.text(Text.method)))
          return 'method_not_looked_at'
        const [start, end] = [release.text(Text.periodStart), release.text(Text.periodEnd)]
        if (start === undefined || end === undefined) return 'no_tender_period'
        const [from, to] = [rfc3339(start), rfc3339(end)]
        if (!from || !to) return 'date_unreadable'
        const details = thresholds.size > 0 ? release.text(Text.methodDetails) : undefined
        const threshold = (details === undefined ? undefined : thresholds.get(details)) ?? settings.threshold
        if (wholeDays(from, to) < threshold)
          flags.flag('OCID', flags.ocid(release), 'R003', 1, release.sequence)
        return COMPUTED
      },
    }
  },
})

/** An empty list lets every method through; any other wants the method to be there and on it. */
export const methodIsOn = (list: ReadonlySet<string>, method: string | undefined): boolean =>
  list.size === 0 || (method !== undefined && list.has(method))
