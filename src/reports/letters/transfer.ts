import { stringAt } from '../../arrays/strings.js'
import { isoDay } from '../../domain/day.js'
import { article, prosecutionStandard } from '../../law/index.js'
import { tellFactInOne } from '../../telling/fact.js'
import { lawRows } from '../../telling/law-rows.js'
import { ruleName } from '../../telling/rule-name.js'
import { lawSheetTexts } from '../../texts/law-sheet.js'
import { letterPartTexts as texts } from '../../texts/letter-types.js'
import { letterTexts } from '../../texts/letters.js'
import { reportTexts } from '../../texts/report.js'
import { clauseText, type Lang, listText } from '../../texts/text.js'
import { type Block, heading, paragraph, sentence } from '../blocks.js'
import { dayWords } from '../composer.js'
import { evidenceOn } from '../facts.js'
import { column, type LetterContext } from './context.js'
import { wordsIn } from './telling.js'

/** The letter by which an administrative authority transfers a case: a section each. */

export const sourceBlocks = ({ run, rings, lang }: LetterContext): Block[] => [
  heading(1, texts.source),
  paragraph(
    sentence(texts.sourceText, {
      run: run.id,
      day: run.finishedAt.slice(0, 10),
      ring: listText(
        rings.map(({ ring }) => ring.id),
        lang,
      ),
    }),
  ),
]

/** Time, place, who, which lots, and what the lots and the members' wins come to. */
export const factBlocks = (c: LetterContext): Block[] => [
  heading(1, texts.facts),
  ...c.rings.flatMap((listed) => {
    const { lots } = c.facts.market
    const days = Array.from(listed.active, (lot) => lots.day[lot]!).filter((day) => isoDay(day) !== null)
    days.sort((x, y) => x - y)
    const dayOf = (day: number | undefined) => (day === undefined ? '—' : dayWords(day, c.lang))
    const words = wordsIn(c, listed)
    return [
      paragraph(
        sentence(texts.factsText, {
          first: dayOf(days[0]),
          last: dayOf(days.at(-1)),
          members: words.list(listed.ring.members.map(({ bidderId }) => words.name(bidderId))),
          n: listed.ring.members.length,
          lots: listed.active.length,
          buyers: new Set(Array.from(listed.active, (lot) => lots.buyer[lot]!).filter((org) => org >= 0))
            .size,
        }),
      ),
      ...amountTexts(c, listed).map((text) => paragraph(sentence(texts.factsAmount, { text }))),
    ]
  }),
]

/** What the check sheet says of the amounts and the standard for filing. */
const amountTexts = (c: LetterContext, listed: LetterContext['rings'][number]): string[] => {
  const { lang } = c
  const asked = [lawSheetTexts.amountQuestion, lawSheetTexts.memberQuestion].map((text) => text[lang])
  return lawRows(c.law(listed), listed.ring, lang)
    .filter(([, question]) => asked.includes(question))
    .map(([, question, , answer]) => `${question}：${answer.replace(/[。.]\s*$/, '')}`)
}

export const partyBlocks = ({ rings }: LetterContext): Block[] => [
  heading(1, texts.party),
  ...rings.map(
    ({ ring }): Block => ({
      type: 'table',
      title: sentence(texts.firmsTitle),
      parts: true,
      columns: [
        column(letterTexts.party, 0.38),
        column(reportTexts.idCode, 0.34),
        column(texts.partyHead, 0.28),
      ],
      rows: ring.members.map(({ name, bidderId }) => [name || bidderId, bidderId, '']),
    }),
  ),
]

/** Article 223, the standard of the last joint lot's day, and the rules of transfer. */
export const criminalLawBlocks = (c: LetterContext): Block[] => {
  const last =
    c.rings
      .map((listed) => c.law(listed).lastDay ?? '')
      .sort()
      .at(-1) || c.at.toISOString().slice(0, 10)
  const standard = prosecutionStandard(last)
  const crime = article('criminal-223')!
  const filing = standard && article(standard.article)
  return [
    heading(1, texts.law),
    paragraph(sentence(texts.law223, { text: sentence(crime.text) })),
    ...(filing
      ? [paragraph(sentence(texts.law68, { title: sentence(filing.title), text: sentence(filing.text) }))]
      : []),
    paragraph(sentence(texts.law310)),
  ]
}

export const measureBlocks = (): Block[] => [
  heading(1, texts.measures),
  paragraph(sentence(texts.measuresText)),
]

export const evidenceBlocks = (c: LetterContext): Block[] => [
  heading(1, texts.evidence),
  ...c.rings.map((listed): Block => {
    const words = wordsIn(c, listed)
    return {
      type: 'table',
      title: sentence(texts.evidenceTitle),
      parts: true,
      columns: [
        column(letterTexts.listNo, 0.09, 'centre'),
        column(texts.evidenceWhat, 0.31),
        column(texts.evidenceShows, 0.6),
      ],
      rows: evidenceOn(c.facts, listed).map((fact, i) => [
        i + 1,
        `${ruleName(fact.rule, c.lang)}［${fact.grade}］`,
        shortened(tellFactInOne(fact, words, listed.ring.members), c.lang),
      ]),
    }
  }),
]

/** A pattern of many pairs is told in its first ones. */
const shortened = (told: string, lang: Lang): string => {
  const parts = told.split(lang === 'zh' ? '；' : '; ')
  return parts.length <= 3 ? told : `${clauseText(parts.slice(0, 3), lang)}${lang === 'zh' ? '……' : ' …'}`
}

export const opinionBlocks = (): Block[] => [
  heading(1, texts.opinion),
  paragraph(sentence(texts.opinionText)),
]

/** Townships or regions of the lots with their counts, most first. */
export const areasOf = (
  { facts: { market }, rings, lang }: LetterContext,
  nameOf: (code: string) => string,
): string[] => {
  const counts = new Map<string, number>()
  for (const { active } of rings)
    for (const lot of active) {
      const region = market.lots.region[lot]!
      const name = region < 0 ? texts.unknownRegion[lang] : nameOf(stringAt(market.words, region))
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  return [...counts].sort(([, x], [, y]) => y - x).map(([name, n]) => `${name}${n}个`)
}
