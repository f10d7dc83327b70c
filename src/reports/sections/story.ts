import { mostOf } from '../../arrays/extremes.js'
import { stringAt } from '../../arrays/strings.js'
import { isoDay } from '../../domain/day.js'
import type { RingEvidence } from '../../domain/ring.js'
import { article, type ProsecutionStandard, prosecutionStandard } from '../../law/index.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { tellFactInOne } from '../../telling/fact.js'
import { sumText } from '../../telling/figures.js'
import { namesIn, namesOfRing } from '../../telling/names.js'
import { wordsOf } from '../../telling/words.js'
import { chineseNumeral } from '../../texts/numerals.js'
import { reportTexts as texts } from '../../texts/report.js'
import { clauseText, listText, say } from '../../texts/text.js'
import { type Block, type Part, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import type { Composer } from '../composer.js'
import { type ActiveRing, evidenceOn, hintedLots, lotFactsOn, wonOn } from '../facts.js'
import { codesOf } from './member-codes.js'
import { hintOf } from './ring-table.js'

/** A ring told as a story: who, when, on which projects, for how much, how it was seen, what to check. */
export const story = (c: Composer, ring: ActiveRing): Block[] => [
  paragraph(who(c, ring), ...projects(c, ring), ...criminalHint(c, ring), ...lotFacts(c, ring)),
  ...seen(c, ring),
]

const who = (c: Composer, { ring, lots }: ActiveRing): Sentence => {
  const { book } = c
  const where = { ring: ring.id }
  const { won, lost, open, first, last } = outcome(c, lots, ring.members)
  const award = c.fen('ringAwardFen', where)
  return sentence(texts.typicalText, {
    who: membersOf(c, ring.members),
    lots: ref(book.ask({ measure: 'ringLots', where })),
    first,
    last,
    won,
    lost,
    open: open > 0 ? sentence(texts.typicalOpen, { n: open }) : '',
    now: ref(c.count('ringLots', where)),
    award:
      (book.value(award) ?? 0) > 0
        ? sentence(texts.typicalWon, { award: ref(award, 'money') })
        : sentence(texts.typicalLost),
  })
}

const NAMED = 3

const membersOf = (c: Composer, members: ActiveRing['ring']['members']): Sentence => {
  const n = members.length
  if (c.edition !== 'internal')
    return sentence(texts.whoCoded, {
      codes: codesOf(
        members.map((_, i) => i),
        c.lang,
      ),
      n,
    })
  const names = listText(
    members.slice(0, NAMED).map(({ name, bidderId }) => name || bidderId),
    c.lang,
  )
  return n > NAMED ? sentence(texts.whoNamed, { names, n }) : sentence(texts.whoAll, { names })
}

/** Lots that members won and the others, and the days between which they were opened. */
const outcome = (c: Composer, lots: Int32Array, members: readonly { bidderId: string }[]) => {
  const { market } = c.facts
  const own = new Set(members.map(({ bidderId }) => bidderId))
  const isOwn = (bidder: number): boolean => own.has(stringAt(market.bidders.id, bidder))
  const won = lots.filter((lot) => wonOn(c.facts, lot, isOwn).winners.length > 0).length
  const days = [...lots].map((lot) => market.lots.day[lot]!).filter((day) => isoDay(day) !== null)
  days.sort((x, y) => x - y)
  const day = (at: number | undefined): Part => (at === undefined ? '—' : c.day(at))
  const awarded = lots.filter((lot) => wonOn(c.facts, lot, () => true).winners.length > 0).length
  return {
    won,
    lost: awarded - won,
    open: lots.length - awarded,
    first: day(days[0]),
    last: day(days.at(-1)),
  }
}

const PROJECTS = 3

/** The ring's lots of the period with the largest awards, in the edition that names firms. */
const projects = (c: Composer, { active }: ActiveRing): Sentence[] => {
  if (c.edition !== 'internal' || c.facts.currency !== 'CNY') return []
  const { lots, bidders } = c.facts.market
  const award = (lot: number) => wonOn(c.facts, lot, () => true)
  const top = [...active].sort((x, y) => award(y).fen - award(x).fen || x - y).slice(0, PROJECTS)
  const list = top.map((lot) => {
    const { fen, winners } = award(lot)
    const winner = listText(
      winners.map((one) => stringAt(bidders.name, one) || stringAt(bidders.id, one)),
      c.lang,
    )
    return say(texts.projectOne, c.lang, {
      day: String(isoDay(lots.day[lot]!) === null ? '' : c.day(lots.day[lot]!)),
      title: stringAt(lots.title, lot) || stringAt(lots.id, lot),
      buyer: lots.buyer[lot]! < 0 ? '' : stringAt(bidders.name, lots.buyer[lot]!),
      result:
        winner === '' || fen === 0
          ? say(texts.projectUnknown, c.lang)
          : say(texts.projectWon, c.lang, { winner, sum: sumText(fen, c.lang) }),
    })
  })
  return list.length === 0 ? [] : [sentence(texts.projectsText, { list: clauseText(list, c.lang) })]
}

/**
 * What the filing standard speaks of: the awards, whoever won, of tenders that may carry the hint, over all
 * time; members' own apart. The standard is the one in force on the last of those days.
 */
const criminalHint = (c: Composer, { ring, lots }: ActiveRing): Sentence[] => {
  const { market, currency } = c.facts
  const hinted = hintedLots(market, { ring, active: lots })
  const days = [...hinted].map((lot) => market.lots.day[lot]!)
  const standard = prosecutionStandard(days.length > 0 ? (isoDay(mostOf(days)) ?? '') : '')
  if (days.length === 0 || !standard || currency !== 'CNY') return []
  const hint = hintOf(c, { ring })
  return [
    sentence(texts.criminalHint, {
      lots: ref(hint.lots),
      award: ref(hint.project, 'money'),
      largest: ref(hint.largest, 'money'),
      reached: reachedText(c, hint.reached, standard),
      members: ref(hint.members, 'money'),
      apart: c.book.value(hint.members) === 0 ? sentence(texts.hintNone) : '',
    }),
  ]
}

const reachedText = (c: Composer, reached: string, standard: ProsecutionStandard): Sentence => {
  const number = Number(article(standard.article)?.id.split('-')[1] ?? 0)
  const said = {
    standard: sentence(texts.prosecution, { article: c.lang === 'zh' ? chineseNumeral(number) : number }),
    limit: sumText(standard.awardFen, c.lang),
  }
  return c.book.value(reached) === 0
    ? sentence(texts.hintNotReached, said)
    : sentence(texts.hintReached, { ...said, n: ref(reached) })
}

/** Facts about tender, evaluation and performance on the ring's lots, by rule. */
const lotFacts = (c: Composer, { lots }: ActiveRing): Sentence[] => {
  const counts = new Map<string, Set<number>>()
  for (const lot of lots)
    for (const { rule } of lotFactsOn(c.facts, lot)) {
      if (RULES[ruleIndex[rule]!]?.family === 'price') continue
      counts.set(rule, (counts.get(rule) ?? new Set()).add(lot))
    }
  const list = [...counts]
    .sort(([x], [y]) => ruleIndex[x]! - ruleIndex[y]!)
    .map(([rule, on]) =>
      say(texts.ringLotFact, c.lang, { name: RULES[ruleIndex[rule]!]!.name[c.lang], n: on.size }),
    )
  return list.length === 0 ? [] : [sentence(texts.ringLotFacts, { list: listText(list, c.lang) })]
}

/** Facts told in full: the strongest, of as many rules. */
const TOLD = 5

/** How it was seen: the strongest facts in words, one of a rule; in the edition that names firms only. */
const seen = (c: Composer, listed: ActiveRing): Block[] => {
  if (c.edition !== 'internal') return []
  const { market, currency } = c.facts
  const words = wordsOf(c.lang, namesOfRing(listed.ring, namesIn(market)), listed.ring.currency ?? currency)
  const first = new Map<string, RingEvidence>()
  for (const fact of evidenceOn(c.facts, { ...listed, active: listed.lots }))
    if (fact.grade !== '弱' && !first.has(fact.rule)) first.set(fact.rule, fact)
  return [...first.values()].slice(0, TOLD).map((fact, i) =>
    paragraph(
      ...(i === 0 ? [sentence(texts.seen)] : []),
      sentence(texts.toldFact, {
        n: i + 1,
        name: sentence(RULES[ruleIndex[fact.rule]!]!.name),
        told: tellFactInOne(fact, words, listed.ring.members),
      }),
    ),
  )
}
