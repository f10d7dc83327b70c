import { fieldNames } from '../../../texts/access.js'
import { KEY_ROLE_WORDS, keyPageTexts as texts } from '../../../texts/key-page.js'
import { listText } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { industryWord } from '../../parts/words.js'

type Key = Schemas['Key']

/** For whom a key reads: the capacity of an office, else its role. */
export const useReaderWords = (): ((key: Key) => string) => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  return ({ capacity, role }) => {
    if (capacity) return `${officeOf(capacity.split('/')[0]!)} (${capacity})`
    return role in KEY_ROLE_WORDS ? t(KEY_ROLE_WORDS[role as keyof typeof KEY_ROLE_WORDS]) : role
  }
}

/** The limits of a key, one a line. */
export const useLimitWords = (): ((key: Key) => string[]) => {
  const { t, lang } = useLanguage()
  return ({ industries, fields, untilDay, addresses, purpose }) => [
    ...(industries
      ? [
          listText(
            industries.map((one) => industryWord(one, lang)),
            lang,
          ),
        ]
      : []),
    ...(fields
      ? [
          listText(
            fields.map((one) => t(fieldNames[one])),
            lang,
          ),
        ]
      : []),
    ...(untilDay ? [t(texts.untilDay, { day: untilDay })] : []),
    ...(addresses ? [addresses.join(' ')] : []),
    ...(purpose ? [purpose] : []),
  ]
}
