import { findString, stringAt } from '../../arrays/strings.js'
import type { StatutoryFact } from '../../domain/statutory-fact.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { KIND_TEXTS } from '../../texts/kinds.js'
import { reportTexts as texts } from '../../texts/report.js'
import { listText } from '../../texts/text.js'
import { type Block, heading, type Part, paragraph, sentence } from '../blocks.js'
import { type Composer, refs } from '../composer.js'
import { deedsWhere } from '../facts.js'

/** Facts shown one by one; the rest stands in `facts`. */
const SHOWN = 20

/**
 * What the law deems collusion on one lot, outside red rings: how many by rule, and in the internal edition
 * one by one with the value's other customers. A fact about the lot and its bids, no ring. The public edition
 * shows no case.
 */
export const deedBlocks = (c: Composer): Block[] => {
  const deeds = deedsWhere(c.facts, c.where())
  if (c.edition === 'public' || deeds.length === 0) return []
  return [
    heading(2, texts.deeds),
    paragraph(
      sentence(texts.deedsText, refs({ facts: c.count('deeds'), lots: c.count('deedLots') })),
      sentence(texts.deedsNote),
    ),
    byRule(c, deeds),
    ...(c.edition === 'internal' ? [oneByOne(c, deeds)] : []),
  ]
}

const ruleOf = (rule: string): Part =>
  sentence(
    { zh: '{rule} {name}', en: '{rule} {name}' },
    { rule, name: sentence(RULES[ruleIndex[rule]!]!.name) },
  )

const byRule = (c: Composer, deeds: readonly StatutoryFact[]): Block => ({
  type: 'table',
  title: sentence(texts.tableDeeds),
  columns: [
    { head: texts.deedRule, width: 0.5, align: 'left' },
    { head: texts.ruleGrade, width: 0.14, align: 'centre' },
    { head: texts.deedFacts, width: 0.18, align: 'right' },
    { head: texts.deedLots, width: 0.18, align: 'right' },
  ],
  rows: [...new Map(deeds.map((deed) => [deed.rule, deed.grade]))].sort().map(([rule, grade]): Part[] => {
    const counts = refs({ facts: c.count('deeds', { rule }), lots: c.count('deedLots', { rule }) })
    return [ruleOf(rule), grade, counts.facts!, counts.lots!]
  }),
})

const oneByOne = (c: Composer, deeds: readonly StatutoryFact[]): Block => ({
  type: 'table',
  title: sentence(texts.tableDeedList),
  columns: [
    { head: texts.deedLot, width: 0.28, align: 'left' },
    { head: texts.deedRule, width: 0.24, align: 'left' },
    { head: texts.deedBidders, width: 0.3, align: 'left' },
    { head: texts.deedOthers, width: 0.18, align: 'left' },
  ],
  rows: deeds.slice(0, SHOWN).map((deed): Part[] => [
    lotName(c, deed.lot),
    ruleOf(deed.rule),
    listText(
      deed.bidders.map((id) => bidderName(c, id)),
      c.lang,
    ),
    othersOf(deed),
  ]),
  ...(deeds.length > SHOWN && { note: sentence(texts.deedsMore, { shown: SHOWN, all: deeds.length }) }),
})

const lotName = ({ facts: { market } }: Composer, id: string): string => {
  const lot = findString(market.lots.id, id)
  const title = lot < 0 ? '' : stringAt(market.lots.title, lot)
  return title === '' ? id : `${id} ${title}`
}

const bidderName = ({ facts: { market } }: Composer, id: string): string => {
  const bidder = findString(market.bidders.id, id, 0, market.bidders.count)
  return (bidder >= 0 && stringAt(market.bidders.name, bidder)) || id
}

const othersOf = ({ kind, others }: StatutoryFact): Part =>
  others === null || kind === null
    ? '—'
    : sentence(texts.deedOthersText, { kind: sentence(KIND_TEXTS[kind]!), ...others })
