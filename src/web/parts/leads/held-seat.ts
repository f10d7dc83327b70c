import { ADMIN_WORDS } from '../../../texts/console-accounts.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { usePositionWord } from './seat-words.js'

/** A seat that an account has, in words: O-zj/R, handler → 县住建局 承办人（O-zj/R）. */
export const useHeldSeatWords = (): ((seat: { capacity: string; position: string }) => string) => {
  const { t } = useLanguage()
  const officeOf = useOfficeName()
  const wordOf = usePositionWord()
  return ({ capacity, position }) => {
    if (position in ADMIN_WORDS) return t(ADMIN_WORDS[position as keyof typeof ADMIN_WORDS])
    return `${officeOf(capacity.split('/')[0]!)} ${wordOf(position)} (${capacity})`
  }
}
