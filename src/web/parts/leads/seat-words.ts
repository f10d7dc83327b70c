import type { Position } from '../../../domain/seat.js'
import { seatTexts as texts } from '../../../texts/console-leads.js'
import { CAPACITY_WORDS, POSITION_WORDS } from '../../../texts/seats.js'
import { listText } from '../../../texts/text.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'

const SEAT = /^(O-[a-z0-9-]+)(?:\/[A-Z][a-z0-9-]*)?\/([a-z-]+)(?:@(\w+))?$/

/** A seat in words: O-zj/handler@li → 县住建局 承办人（li）; what is no seat as it stands. */
export const useSeatWords = (): ((seat: string) => string) => {
  const { t } = useLanguage()
  const nameOf = useOfficeName()
  return (seat) => {
    const [, office, position, person] = SEAT.exec(seat) ?? []
    if (office === undefined) return seat
    const word = POSITION_WORDS[position as Position]
    const text = t(texts.name, { office: nameOf(office), position: word ? t(word) : position! })
    return person === undefined ? text : t(texts.ofPerson, { seat: text, person })
  }
}

/**
 * Positions and where they are, in words: leader·O-ga → 县公安局 分管负责人; of the offices C or D likewise.
 */
export const usePlaceWords = (): ((place: string) => string) => {
  const { t, lang } = useLanguage()
  const nameOf = useOfficeName()
  const positionOf = usePositionWord()
  return (place) => {
    const [position = '', where = ''] = place.split('·')
    const kinds = where.split('/').map((kind) => CAPACITY_WORDS[kind as keyof typeof CAPACITY_WORDS])
    const office = kinds.every((kind) => kind !== undefined)
      ? listText(
          kinds.map((kind) => t(kind)),
          lang,
        )
      : nameOf(where)
    return t(texts.name, { office, position: positionOf(position) })
  }
}

/** A position in words. */
export const usePositionWord = (): ((position: string) => string) => {
  const { t } = useLanguage()
  return (position) => {
    const word = POSITION_WORDS[position as Position]
    return word ? t(word) : position
  }
}
