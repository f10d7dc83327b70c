import { z } from 'zod'
import { indicator } from './indicator.js'
import { COMPUTED } from './outcome.js'
import { methodIsOn } from './r003.js'
import { codes } from './setting-types.js'
import { WordList } from './word-list.js'

/**
 * Single bid received: exactly one tenderer in a procedure that is open to several.
 *
 *   tender.numberOfTenderers = 1   (flags the process, value 1)
 *
 * Looks at the methods `open` and `selective` unless the settings say otherwise. The number must be written
 * as a whole number: Cardinal reads 1.0 and "1" as no number.
 *
 * Cardinal 0.0.8, R018. Fazekas, M. & Kocsis, G. (2020). Uncovering High-Level Corruption: Cross-National
 * Objective Corruption Risk Indicators Using Public Procurement Data. British Journal of Political Science,
 * 50(1).
 */
export const r018 = indicator({
  code: 'R018',
  settings: z.strictObject({
    procurement_methods: codes.default(() => new Set<string>(['open', 'selective'])),
  }),
  start: (settings, { flags }) => {
    const flagged = flags.of('OCID', 'R018')
    const methods = new WordList(settings.procurement_methods)
    return {
      fold(release) {
        if (!methodIsOn(methods, release)) return 'method_not_looked_at'
        if (!release.tenderersCounted) return 'no_number_of_tenderers'
        if (release.oneTenderer) flagged.set(flags.ocid(release), 1, release.place)
        return COMPUTED
      },
    }
  },
})
