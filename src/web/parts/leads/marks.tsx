import { LEVELS } from '../../../domain/grade.js'
import { clockTexts, LIGHT_WORDS } from '../../../texts/console-leads.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import { Level } from '../level.js'
import { useColours } from './use-colours.js'

/** The colour of a lead: that of a level where it is one, else as the policy has it. */
export const Colour = ({ colour }: { colour: string | null }) => {
  const level = LEVELS.find((one) => one === colour)
  if (level) return <Level level={level} />
  return colour === null ? <span>–</span> : <OwnColour code={colour} />
}

/** A colour that the office's own policy has beside the levels, by its sign and word. */
const OwnColour = ({ code }: { code: string }) => {
  const { t } = useLanguage()
  const own = useColours().find((one) => one.code === code)
  if (!own) return <span>{code}</span>
  return (
    <span className="level">
      <span aria-hidden="true">{own.mark}</span> {t(own.text)}
    </span>
  )
}

/** No sign of a level: rings are filled shapes, clocks are not. */
const LIGHTS = {
  green: { shape: '○', level: 'green' },
  amber: { shape: '◐', level: 'yellow' },
  red: { shape: '×', level: 'red' },
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
