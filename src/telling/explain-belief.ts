import type { BeliefPart } from '../domain/ring.js'
import { BELIEF_THEMES, inWords, THING_TEXTS, beliefTexts as texts } from '../texts/belief.js'
import { type Lang, listText, say, type Text } from '../texts/text.js'
import { beliefText } from './figures.js'
import type { Note } from './note.js'
import { alone, type Outlined } from './outline.js'

/**
 * How believable the ring is, and what lifts and lowers it, in points that add up; nothing where it was not
 * asked.
 */
export const beliefOutline = ({ record, lang, text }: Note): Outlined[] => {
  const { belief } = record.ring
  if (!belief) return []
  const { p, start, points, lifts, lowers, behaviour, bare } = belief
  const part = (title: Text, parts: readonly BeliefPart[], which: Which): Outlined[] =>
    parts.length === 0 ? [] : [{ text: text(title), under: parts.map((one) => lineOf(one, which, lang)) }]
  return [
    alone(text(texts.head, { p: beliefText(p, lang), start, points })),
    ...(behaviour ? [alone(text(texts.behaviour))] : []),
    ...(bare ? [alone(text(texts.bare))] : []),
    ...part(texts.lifts, lifts, 'lifts'),
    ...part(texts.lowers, lowers, 'lowers'),
  ]
}

/** The same as lines of the note. */
export const beliefLines = (note: Note): string[] =>
  beliefOutline(note).flatMap(({ text, under }) => [
    ...note.paragraph(text, '  '),
    ...under.flatMap((one) => note.paragraph(one, '    ')),
  ])

type Which = 'lifts' | 'lowers'

const lineOf = (part: BeliefPart, which: Which, lang: Lang): string =>
  say(texts.line, lang, {
    points: `${part.points > 0 ? '+' : '−'}${Math.abs(part.points)}`,
    what: beliefSentence(part, which, lang),
  })

/** What a theme says of a ring, in words. */
export const beliefSentence = ({ key, params }: BeliefPart, which: Which, lang: Lang): string => {
  const things = Object.keys(THING_TEXTS).filter((thing) => (params[thing] ?? 0) > 0)
  const text =
    BELIEF_THEMES[`${key} ${which}${formOf(key, params, things)}`] ?? BELIEF_THEMES[`${key} ${which}`]
  if (!text) return key
  return say(text, lang, { ...params, ...(key === 'facts' && wordsOf(params, things, lang)) })
}

/** The number that a theme's sentence speaks of. */
const TOLD_BY: Record<string, string> = {
  together: 'lots',
  service: 'others',
  people: 'persons',
  place: 'places',
  filling: 'lots',
  handing: 'timed',
}

const formOf = (key: string, params: BeliefPart['params'], things: readonly string[]): string => {
  if (key === 'facts') {
    if (things.length === 0) return ' none'
    return things.length === 1 && params[things[0]!] === 1 ? ' one' : ''
  }
  const by = TOLD_BY[key]
  return by !== undefined && params[by] === 0 ? ' none' : ''
}

const wordsOf = (
  params: BeliefPart['params'],
  things: readonly string[],
  lang: Lang,
): Record<string, string> => {
  const number = (n: number): string => say(inWords(n), lang)
  const named = things.map((thing) => {
    const { one, many } = THING_TEXTS[thing]!
    const n = params[thing]!
    return n === 1 ? say(one, lang) : say(many, lang, { n: number(n) })
  })
  const { covered = 0, size = 0, lots = 0 } = params
  const where = lots === 0 ? texts.inRegisters : lots === 1 ? texts.onLot : texts.onLots
  return {
    things: listed(named, lang),
    who: say(covered === size ? texts.all : texts.some, lang, { covered, size }),
    where: say(where, lang, { n: number(lots) }),
  }
}

const listed = (items: readonly string[], lang: Lang): string =>
  items.length < 2
    ? items.join('')
    : `${listText(items.slice(0, -1), lang)}${say(texts.and, lang)}${items.at(-1)}`
