import type { RingEvidence, RingMember } from '../domain/ring.js'
import { RULES, ruleIndex } from '../rules/index.js'
import type { Words } from '../rules/words.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { NULL_TEXTS } from '../texts/nulls.js'
import { tellingTexts as texts } from '../texts/telling.js'
import { type Detail, plainSentence } from './plain.js'
import { ruleName } from './rule-name.js'

/** Pairs of one fact that are told one by one. */
const PAIRS_TOLD = 10

/**
 * A fact of a ring in sentences without their full stop: a shared value in one; a pattern in one for each
 * pair of members, or one for the group, and what its chance is taken under. `ring`: all members, where they
 * are named beside the fact; what all of them share is then told without their names.
 */
export const tellFact = (fact: RingEvidence, words: Words, ring?: Members): string[] =>
  fact.kind === null
    ? patternSentences(fact, inItsCurrency(fact, words))
    : [valueSentence(fact, words, isOfAll(fact, ring))]

type Members = readonly Pick<RingMember, 'bidderId'>[]

/** From three on the names of all members are longer than what is said of them. */
const LISTED_ALL = 3

/** Whether a shared value is told as all members' instead of by their names. */
export const isOfAll = ({ kind, members }: RingEvidence, ring?: Members): boolean =>
  kind !== null && ring !== undefined && ring.length >= LISTED_ALL && members.length === ring.length

/** Amounts of a fact are in the currency of its lots, whatever the ring's other lots are in. */
const inItsCurrency = ({ currency }: RingEvidence, words: Words): Words =>
  currency ? { ...words, money: (fen) => words.money(fen, currency) } : words

/** The same as one text. */
export const tellFactInOne = (fact: RingEvidence, words: Words, ring?: Members): string =>
  tellFact(fact, words, ring).join(words.text(texts.clause))

/** Who shares what, on how many lots, and how rare it is. */
const valueSentence = (fact: RingEvidence, words: Words, ofAll: boolean): string => {
  const shared = words.text(texts.shared, {
    who: ofAll ? words.text(texts.allMembers, { n: fact.members.length }) : whoText(fact, words),
    kind: kindText(fact, words),
    value: fact.value ?? '',
  })
  return rareText(fact, onLotsText(fact, shared, words), words)
}

/** `硬盘：WD-1; 2 of 295 bidders hold it`: a shared value without who shares it; '' for a pattern. */
export const valueText = (fact: RingEvidence, words: Words): string =>
  fact.kind === null
    ? ''
    : rareText(fact, words.text(texts.value, { kind: kindText(fact, words), value: fact.value ?? '' }), words)

const kindText = ({ kind }: RingEvidence, words: Words): string =>
  KIND_TEXTS[kind!] ? words.text(KIND_TEXTS[kind!]!) : ''

const whoText = ({ members }: RingEvidence, words: Words): string => words.list(members.map(words.name))

const onLotsText = ({ lots }: RingEvidence, fact: string, words: Words): string => {
  if (lots.length === 0) return fact
  return lots.length === 1
    ? words.text(texts.onOneLot, { fact })
    : words.text(texts.onLots, { fact, n: lots.length })
}

const rareText = ({ holders, of }: RingEvidence, fact: string, words: Words): string =>
  holders === null ? fact : words.text(texts.rare, { fact, holders, of })

/** What is said of one pair, or of the group where `a` and `b` are ''. */
interface Finding {
  a: string
  b: string
  detail: Detail
}

const patternSentences = (fact: RingEvidence, words: Words): string[] => {
  const findings = findingsOf(fact)
  if (findings.length === 0) {
    const said = { who: whoText(fact, words), what: ruleName(fact.rule, words.lang) }
    return [words.text(texts.said, said)]
  }
  const told = findings.slice(0, PAIRS_TOLD).map((one) => findingSentence(fact, one, words))
  if (findings.length > PAIRS_TOLD)
    told.push(words.text(texts.morePairs, { n: findings.length - PAIRS_TOLD }))
  return [...told, ...underText(findings, told, words)]
}

const findingsOf = ({ detail, members }: RingEvidence): Finding[] => {
  if (!detail) return []
  const { pairs, ...rest } = detail as Detail & { pairs?: (Detail & { a: string; b: string })[] }
  if (pairs) return pairs.map(({ a, b, ...pair }) => ({ a, b, detail: { ...rest, ...pair } }))
  if (detail.type === 'group') return [{ a: '', b: '', detail }]
  return [{ a: members[0] ?? '', b: members[1] ?? '', detail }]
}

/** By the rule's own sentence, else by a plain one; with its chance unless that says it. */
const findingSentence = (fact: RingEvidence, { a, b, detail }: Finding, words: Words): string => {
  const among = { a, b, members: fact.members, lots: fact.lots }
  const tell = RULES[ruleIndex[fact.rule]!]?.asks.flatMap((ask) =>
    (ask.of === 'groups') === (a === '') && 'tell' in ask && ask.of !== 'lots' && ask.of !== 'bidders'
      ? [ask.tell!]
      : [],
  )[0]
  const said = unstopped(tell ? tell(detail, among, words) : plainSentence(fact.rule, detail, among, words))
  if (typeof detail.p !== 'number') return said
  const chance = words.chance(detail.p)
  return said.includes(chance) ? said : words.text(texts.withChance, { fact: said, chance })
}

/** What the chances are taken under, each once, where no sentence says it. */
const underText = (findings: readonly Finding[], told: readonly string[], words: Words): string[] =>
  [...new Set(findings.map(({ detail }) => String(detail.null)))].flatMap((key) => {
    const said = NULL_TEXTS[key] ? words.text(NULL_TEXTS[key]) : ''
    return said === '' || told.some((one) => one.includes(said))
      ? []
      : [words.text(texts.under, { null: said })]
  })

/** Whether the sentences leave a member of the fact out. */
export const unnamed = ({ members }: RingEvidence, told: readonly string[], words: Words): boolean =>
  members.some((id) => !told.some((text) => text.includes(words.name(id))))

/** A sentence with its full stop. */
export const stopped = (text: string, words: Words): string => words.text(texts.stop, { text })

const unstopped = (text: string): string => text.replace(/[。.]\s*$/, '')
