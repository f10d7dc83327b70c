import type { Text } from '../../texts/text.js'
import { useLanguage } from '../page/language.js'

interface ActButtonsProps<Act extends string> {
  acts: readonly Act[]
  words: Readonly<Record<Act, Text>>
  /** what they are done with, for who hears the buttons without their row */
  of: string
  onAct: (act: Act) => void
}

/** What may be done with a row of a table now, a button each. */
export const ActButtons = <Act extends string>({ acts, words, of, onAct }: ActButtonsProps<Act>) => {
  const { t } = useLanguage()
  if (acts.length === 0) return '–'
  return acts.map((act) => (
    <button key={act} type="button" aria-label={`${t(words[act])} ${of}`} onClick={() => onAct(act)}>
      {t(words[act])}
    </button>
  ))
}
