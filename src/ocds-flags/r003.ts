import { z } from 'zod'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import { type Release, Text } from './release.js'
import { type Instant, readRfc3339, wholeDays } from './rfc3339.js'
import { codes, integer } from './setting-types.js'
import { WordList } from './word-list.js'

/**
 * Short submission period: the tender period has fewer whole days than the threshold.
 *
 *   whole days from tender.tenderPeriod.startDate to endDate < threshold   (flags the process, value 1)
 *
 * A threshold of its own may be set for a kind of procedure (`procurementMethodDetails`). A process is left
 * out when a list of methods is set and its method is not on it, and when a date is missing or is not RFC
 * 3339.
 *
 * Cardinal 0.0.8, R003. Fazekas, M., Tóth, I. J., & King, L. P. (2016). An Objective Corruption Risk Index
 * Using Public Procurement Data. European Journal on Criminal Policy and Research, 22(3).
 */
export const r003 = indicator({
  code: 'R003',
  settings: z.strictObject({
    threshold: integer.default(15),
    procurement_methods: codes.default(() => new Set<string>()),
    procurement_method_details: z.record(z.string(), integer).default({}),
  }),
  start: (settings, { flags }) => {
    const flagged = flags.of('OCID', 'R003')
    const methods = new WordList(settings.procurement_methods)
    const kinds = new WordList(Object.keys(settings.procurement_method_details))
    const thresholds = Object.values(settings.procurement_method_details)
    const start: Instant = { second: 0, nano: 0 }
    const end: Instant = { second: 0, nano: 0 }
    return {
      fold(release) {
        if (!methodIsOn(methods, release)) return 'method_not_looked_at'
        if (!release.has(Text.periodStart) || !release.has(Text.periodEnd)) return 'no_tender_period'
        if (!readInstant(release, Text.periodStart, start)) return 'date_unreadable'
        if (!readInstant(release, Text.periodEnd, end)) return 'date_unreadable'
        const threshold = thresholds[kinds.indexOf(release, Text.methodDetails)] ?? settings.threshold
        if (wholeDays(start, end) < threshold) flagged.set(flags.ocid(release), 1, release.place)
        return COMPUTED
      },
    }
  },
})

const readInstant = ({ bytes, starts, ends }: Release, slot: number, into: Instant): boolean =>
  readRfc3339(bytes, starts[slot]!, ends[slot]!, into)

/** An empty list lets every method through; any other wants the method to be there and on it. */
export const methodIsOn = (list: WordList, release: Release): boolean =>
  list.size === 0 || list.has(release, Text.method)
