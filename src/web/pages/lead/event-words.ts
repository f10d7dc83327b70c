import { leadPageTexts as texts } from '../../../texts/console-leads.js'
import type { Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { usePositionWord } from '../../parts/leads/seat-words.js'

export type ItemEvent = Schemas['ItemEvent']

/** Who did it: office and position, and whom of the own office. */
export const useDoerWord = (): ((event: ItemEvent) => string) => {
  const { t } = useLanguage()
  const nameOf = useOfficeName()
  const positionOf = usePositionWord()
  return ({ office, position, user }) => {
    if (office === null) return t(texts.system)
    const person = /@(\w+)$/.exec(user ?? '')?.[1]
    return [nameOf(office), position && positionOf(position), person].filter(Boolean).join(' ')
  }
}
