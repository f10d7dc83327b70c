import type { RingEvidence } from '../domain/ring.js'
import type { Words } from '../rules/words.js'
import { EXEMPTION_RESULTS, EXEMPTION_TEXTS } from '../texts/rings.js'
import { tellingTexts as texts } from '../texts/telling.js'

/**
 * `none found: A, B; no data to check: C`: what was checked that would exempt the fact, in the order of its
 * weight.
 */
export const exemptionText = ({ exemptions }: RingEvidence, words: Words): string =>
  (['applies', 'none', 'unknown'] as const)
    .map((result) => ({ result, keys: exemptions.filter((one) => one.result === result) }))
    .filter(({ keys }) => keys.length > 0)
    .map(({ result, keys }) =>
      words.text(texts.said, {
        who: words.text(EXEMPTION_RESULTS[result]!),
        what: words.list(keys.map(({ key }) => words.text(EXEMPTION_TEXTS[key]!))),
      }),
    )
    .join(words.text(texts.clause))
