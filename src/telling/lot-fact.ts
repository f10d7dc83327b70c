import type { LotFlagRecord } from '../domain/lot-flag.js'
import { RULES, ruleIndex } from '../rules/index.js'
import type { Words } from '../rules/words.js'
import { explainTexts } from '../texts/explain.js'
import { NULL_TEXTS } from '../texts/nulls.js'
import { tellingTexts as texts } from '../texts/telling.js'
import { figuresText } from './plain.js'
import { ruleName } from './rule-name.js'

/**
 * A fact about a lot in sentences without their full stop: what it is, and where there is a chance what that
 * is.
 */
export const tellLotFact = (fact: LotFlagRecord, words: Words): string[] => {
  const { currency } = fact
  const own: Words = currency ? { ...words, money: (fen) => words.money(fen, currency) } : words
  const said = sentenceOf(fact, own)
  const chance = chanceText(fact, words)
  return [said, said.includes(chance) ? '' : chance].filter((text) => text !== '')
}

const sentenceOf = ({ rule, detail, bidders, lot }: LotFlagRecord, words: Words): string => {
  if (!detail) return ''
  const among = { a: '', b: '', members: bidders, lots: [lot] }
  for (const ask of RULES[ruleIndex[rule]!]?.asks ?? [])
    if (ask.of === 'lots' && ask.tell) return ask.tell(detail, among, words).replace(/[。.]\s*$/, '')
  return figuresText(rule, detail, words)
}

const chanceText = ({ p, null: key }: LotFlagRecord, words: Words): string =>
  p === null || key === null || !NULL_TEXTS[key]
    ? ''
    : words.text(texts.lotChance, { chance: words.chance(p), null: words.text(NULL_TEXTS[key]) })

/** Facts about nobody in particular, and those about bidders of whom one is a member. */
export const ownLotFacts = (
  facts: readonly LotFlagRecord[],
  members: readonly { bidderId: string }[],
): LotFlagRecord[] => {
  const own = new Set(members.map(({ bidderId }) => bidderId))
  return facts.filter(({ bidders }) => bidders.length === 0 || bidders.some((id) => own.has(id)))
}

/** A flag on one member, in a line: the rule and its lots. */
export const tellFlag = ({ rule, lots }: { rule: string; lots: readonly string[] }, words: Words): string =>
  words.text(explainTexts.flag, {
    rule,
    name: ruleName(rule, words.lang),
    lots: words.list(lots, 6),
  })
