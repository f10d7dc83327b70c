import { LEVELS } from '../../../domain/grade.js'
import { clockTexts, LIGHT_WORDS } from '../../../texts/console-leads.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Level } from '../level.js'

/** The colour of a lead: that of a level where it is one. */
export const Colour = ({ colour }: { colour: string | null }) => {
  const level = LEVELS.find((one) => one === colour)
  return level ? <Level level={level} /> : <span>{colour ?? '–'}</span>
}

const LIGHTS = {
  green: { shape: '○', level: 'green' },
  amber: { shape: '◐', level: 'yellow' },
  red: { shape: '●', level: 'red' },
} as const

/** How a clock stands, by shape, colour and word. */
export const Light = ({ light }: { light: keyof typeof LIGHTS | null }) => {
  const { t } = useLanguage()
  if (light === null) return null
  const { shape, level } = LIGHTS[light]
  return (
    <span className={`light level-${level}`}>
      <span aria-hidden="true">{shape}</span> {t(LIGHT_WORDS[light])}
    </span>
  )
}

/** The time that is left of a clock, or by how much it is over. */
export const useLeftWords = (): ((left: Schemas['Clock']['left']) => string) => {
  const { t } = useLanguage()
  return (left) => {
    if (left === null) return ''
    if ('h' in left)
      return left.h < 0 ? t(clockTexts.hoursOver, { n: -left.h }) : t(clockTexts.hours, { n: left.h })
    if (left.wd === 0) return t(clockTexts.today)
    return left.wd < 0 ? t(clockTexts.over, { n: -left.wd }) : t(clockTexts.left, { n: left.wd })
  }
}
