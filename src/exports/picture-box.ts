import type { RingMember } from '../domain/ring.js'
import type { Words } from '../rules/words.js'
import { ruleName } from '../telling/rule-name.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { pictureTexts as texts } from '../texts/picture.js'
import { FAMILY_TEXTS, ROLE_TEXTS } from '../texts/rings.js'
import type { Common } from './picture-commons.js'
import { linesOf, wrapped } from './picture-text.js'

/** Lines of a box: what it is, and below it in small what is known of it. */
export interface BoxText {
  name: string[]
  under: string[]
}

export const NAME_SIZE = 15
export const UNDER_SIZE = 12.5
const NAME_LINE = 20
export const UNDER_LINE = 18
/** room between a box's frame and its text, left and right together */
const PADDING = 30

export const heightOf = ({ name, under }: BoxText): number =>
  14 + name.length * NAME_LINE + under.length * UNDER_LINE

/** Baseline of a line of the box. */
export const baselineOf = ({ name }: BoxText, line: number): number =>
  line < name.length
    ? 21 + line * NAME_LINE
    : 21 + (name.length - 1) * NAME_LINE + (line - name.length + 1) * (UNDER_LINE + 1)

/** The family in words, so that the picture says it in grey too. */
export const commonText = (common: Common, width: number, words: Words): BoxText => {
  const room = width - PADDING
  const family = words.text(FAMILY_TEXTS[common.family])
  if (common.folded.length > 0)
    return {
      name: wrapped(words.text(texts.background, { n: common.folded.length }), NAME_SIZE, room),
      under: linesOf(['[弱]', ...kindCounts(common, words)], UNDER_SIZE, room),
    }
  const { kind, value, items } = common
  const { rule, grade, holders, of } = items[0]!
  const lots = new Set(items.flatMap((item) => item.lots)).size
  const name = kind === null ? ruleName(rule, words.lang) : `${words.text(KIND_TEXTS[kind]!)} ${value}`
  return {
    name: wrapped(name, NAME_SIZE, room),
    under: linesOf(
      [
        family,
        `[${grade}]`,
        ...new Set(items.map((item) => item.rule)),
        ...(lots > 0 ? [words.text(texts.lots, { lots })] : []),
        ...(holders === null ? [] : [words.text(texts.rarity, { holders, of })]),
      ],
      UNDER_SIZE,
      room,
    ),
  }
}

/** `IP地址 18 项`, most first. */
const kindCounts = ({ folded }: Common, words: Words): string[] => {
  const counts = new Map<string, number>()
  for (const { kind, items } of folded) {
    const name = kind === null ? ruleName(items[0]!.rule, words.lang) : words.text(KIND_TEXTS[kind]!)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, x], [, y]) => y - x)
    .map(([kind, n]) => words.text(texts.backgroundKind, { kind, n }))
}

export const memberText = (member: RingMember, width: number, words: Words): BoxText => ({
  name: wrapped(member.name || member.bidderId, NAME_SIZE, width - 16),
  under: linesOf(
    [words.text(ROLE_TEXTS[member.role]!), words.text(texts.did, { bids: member.bids, wins: member.wins })],
    13,
    width - 16,
  ),
})
