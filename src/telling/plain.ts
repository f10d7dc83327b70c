import type { Among, Words } from '../rules/words.js'
import { explainTexts } from '../texts/explain.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { DETAIL_WORDS, FIGURE_TEXTS, tellingTexts as texts } from '../texts/telling.js'
import { listText, type Text } from '../texts/text.js'
import { ruleName } from './rule-name.js'

/** What a fact rests on, by figure; ids, words of closed lists and numbers. */
export type Detail = Record<string, unknown>

const PATTERNS: Record<string, Text> = {
  'co-bidding': explainTexts.coBidding,
  timing: explainTexts.timing,
  churn: explainTexts.churn,
}

/**
 * A sentence on a pattern whose rule has none of its own: by the kind of detail, else its figures by name.
 */
export const plainSentence = (
  rule: string,
  detail: Detail,
  { a, b, members }: Among,
  words: Words,
): string => {
  if (detail.type === 'ownership') return ownershipText(detail, words)
  const pattern = PATTERNS[String(detail.type)]
  if (pattern) return words.text(pattern, { ...shownOf(detail, words), a: words.name(a), b: words.name(b) })
  const who = words.list((a === '' ? members : [a, b]).map(words.name))
  return words.text(texts.said, { who, what: figuresText(rule, detail, words) })
}

interface Step {
  owner: string
  owned: string
  share: number | null
}

const ownershipText = (detail: Detail, words: Words): string => {
  const steps = (detail.path as Step[]).map(({ owner, owned, share }) =>
    words.text(explainTexts.ownershipStep, {
      owner: words.name(owner),
      owned: words.name(owned),
      share: share === null ? words.text(explainTexts.shareUnknown) : words.percent(share),
    }),
  )
  return words.text(explainTexts.ownership, {
    path: steps.join(words.text(texts.clause)),
    product: words.percent(Number(detail.product)),
  })
}

/** A fact's figures that have a name, in the order of that list; the rule's name where there is none. */
export const figuresText = (rule: string, detail: Detail, words: Words): string => {
  const told = Object.entries(FIGURE_TEXTS).flatMap(([name, text]) => {
    const value = shownValue(name, detail[name], words)
    return value === undefined ? [] : [words.text(texts.figure, { name: words.text(text), value })]
  })
  return told.length > 0 ? listText(told, words.lang) : ruleName(rule, words.lang)
}

const shownOf = (detail: Detail, words: Words): Record<string, string> =>
  Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      value === null ? words.text(texts.unknown) : (shownValue(name, value, words) ?? ''),
    ]),
  )

/** Figures that are shares of one. */
const SHARES = new Set(['density', 'evenness', 'betweenness', 'product', 'share'])
/** Figures that hold the id of an organisation or a contract. */
const IDS = new Set(['winner', 'follower', 'from', 'to', 'giver', 'taker', 'organisation', 'contract'])

/** A figure as people read it; undefined for one that has no words. */
const shownValue = (name: string, value: unknown, words: Words): string | undefined => {
  if (Array.isArray(value)) {
    const shown = value.flatMap((one) => shownValue(name, one, words) ?? [])
    return shown.length > 0 ? words.list(shown) : undefined
  }
  if (typeof value === 'boolean') return words.text(value ? texts.yes : texts.no)
  if (typeof value === 'number') return shownNumber(name, value, words)
  if (typeof value !== 'string') return undefined
  const word = name === 'kind' ? (KIND_TEXTS as Record<string, Text>)[value] : DETAIL_WORDS[value]
  if (word) return words.text(word)
  return IDS.has(name) ? words.name(value) : undefined
}

const shownNumber = (name: string, value: number, words: Words): string => {
  if (name.endsWith('Fen')) return words.money(value)
  if (name.endsWith('Seconds')) return words.seconds(value)
  if (SHARES.has(name)) return words.percent(value)
  return Number.isInteger(value) ? String(value) : words.number(value)
}
