import type { Ring } from '../domain/ring.js'
import { LEVEL_TEXTS } from '../texts/rings.js'
import { type Lang, listText, say, type Text } from '../texts/text.js'
import { THEME_TEXTS, whatIfTexts as texts } from '../texts/what-if.js'
import { beliefText } from './figures.js'

/** The parts of an answer (detection/what-if.ts) that are told. */
export interface ToldWhatIf {
  removed: readonly number[]
  before: ToldWeighing
  after: ToldWeighing
  groups: readonly (readonly string[])[]
  shifts: readonly { key: string; before: number; after: number }[]
}

interface ToldWeighing {
  level: Ring['level'] | null
  score: number
  rules: Ring['level']
  belief: { p: number } | null
  joined: boolean
  together: boolean
}

/** Chances from which a ring may be red and is yellow, of the run's settings. */
export interface Least {
  red: number
  yellow: number
}

/**
 * What would become of a ring without some of its evidence, the answer first, then what tips it; `asked`: how
 * many facts were asked to go.
 */
export const tellWhatIf = (
  { removed, before, after, groups, shifts }: ToldWhatIf,
  { members }: Pick<Ring, 'members'>,
  { red, yellow }: Least,
  asked: number,
  lang: Lang,
): string[] => {
  const text = (one: Text, params: Record<string, string | number> = {}): string => say(one, lang, params)
  const levelText = ({ level }: ToldWeighing): string =>
    text(level === null ? texts.noRing : LEVEL_TEXTS[level])
  const levels = { before: levelText(before), after: levelText(after) }
  const head = before.level === after.level ? texts.stays : texts.changes
  const sentences = [text(head, { n: removed.length, ...levels })]
  if (removed.length > asked) sentences.push(text(texts.also, { n: removed.length - asked }))
  if (before.together && !after.together) sentences.push(apartText(groups, members, lang))
  if (before.rules !== after.rules)
    sentences.push(
      text(texts.rules, {
        before: text(LEVEL_TEXTS[before.rules]),
        after: text(LEVEL_TEXTS[after.rules]),
      }),
    )
  if (before.joined && !after.joined) sentences.push(text(texts.joined))
  if (before.belief && after.belief)
    sentences.push(
      text(texts.belief, {
        before: beliefText(before.belief.p, lang),
        after: beliefText(after.belief.p, lang),
        red: beliefText(red, lang),
        yellow: beliefText(yellow, lang),
      }),
    )
  sentences.push(text(texts.score, { before: before.score.toFixed(2), after: after.score.toFixed(2) }))
  if (shifts.length > 0) sentences.push(text(texts.shifts, { list: shiftList(shifts, lang) }))
  return sentences
}

const apartText = (groups: ToldWhatIf['groups'], members: Ring['members'], lang: Lang): string => {
  if (groups.length === 0) return say(texts.scattered, lang)
  const names = new Map(members.map(({ bidderId, name }) => [bidderId, name || bidderId]))
  const told = groups.map((group) =>
    say(texts.group, lang, {
      names: listText(
        group.map((id) => names.get(id) ?? id),
        lang,
      ),
    }),
  )
  return say(texts.apart, lang, { groups: listText(told, lang) })
}

const shiftList = (shifts: ToldWhatIf['shifts'], lang: Lang): string =>
  listText(
    shifts.map(({ key, before, after }) => {
      const theme = THEME_TEXTS[key] ? say(THEME_TEXTS[key]!, lang) : key
      const points = after - before
      return say(texts.shift, lang, { theme, points: `${points > 0 ? '+' : '−'}${Math.abs(points)}` })
    }),
    lang,
  )
