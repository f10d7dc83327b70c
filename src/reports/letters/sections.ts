import { findString, stringAt } from '../../arrays/strings.js'
import { isoDay, shanghaiDay } from '../../domain/day.js'
import type { RingEvidence } from '../../domain/ring.js'
import type { Article } from '../../law/index.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { tellFactInOne } from '../../telling/fact.js'
import {
  DEFAULT_WORDS,
  LETTER_WORDS,
  type LetterWords,
  letterPartTexts as partTexts,
} from '../../texts/letter-types.js'
import { LETTER_FAMILY_TEXTS, letterTexts as texts } from '../../texts/letters.js'
import { reportTexts } from '../../texts/report.js'
import { LEVEL_TEXTS, READING_TEXTS } from '../../texts/rings.js'
import { clauseText, listText, say, type Text } from '../../texts/text.js'
import { INDUSTRY_WORDS, wordIn } from '../../texts/words.js'
import {
  type Block,
  type Column,
  heading,
  type Part,
  paragraph,
  ref,
  type Sentence,
  sentence,
} from '../blocks.js'
import { periodWords } from '../composer.js'
import { evidenceOn, type ListedRing } from '../facts.js'
import { parsePeriod } from '../period.js'
import { codesOf, memberCode } from '../sections/typical.js'
import { column, type LetterContext } from './context.js'
import type { Section } from './registry.js'
import { wordsIn } from './telling.js'
import {
  criminalLawBlocks,
  evidenceBlocks,
  factBlocks,
  measureBlocks,
  opinionBlocks,
  partyBlocks,
  sourceBlocks,
} from './transfer.js'

/** What each section of a type says. */
export const sectionBlocks: Record<Section, (c: LetterContext) => Block[]> = {
  problems: (c) => [heading(1, texts.problems), ...c.rings.flatMap((ring) => problemsOf(c, ring))],
  causes: (c) => [
    heading(1, wordsOfType(c).causes ?? texts.causes),
    paragraph(...familiesOf(c).map((family) => sentence(LETTER_FAMILY_TEXTS[family]!.cause))),
  ],
  basis: (c) => [heading(1, texts.basis), ...basisOf(c)],
  suggestions: (c) => [
    heading(1, wordsOfType(c).suggestions ?? texts.suggestions),
    ...familiesOf(c).map((family) => paragraph(sentence(LETTER_FAMILY_TEXTS[family]!.suggestion))),
  ],
  reply: ({ type, lang }) => [
    heading(1, texts.reply),
    paragraph(
      type.replyTerm
        ? sentence(partTexts.replyIn, { term: type.replyTerm[lang] })
        : sentence(partTexts.replyBlank),
    ),
  ],
  source: sourceBlocks,
  'case-facts': factBlocks,
  parties: partyBlocks,
  'criminal-law': criminalLawBlocks,
  measures: measureBlocks,
  evidence: evidenceBlocks,
  opinion: opinionBlocks,
  'problem-list': (c) => [problemList(c)],
  'transfer-form': (c) => c.rings.flatMap((ring) => transferForm(c, ring)),
  'case-files': (c) => [caseFiles(c)],
  'supervision-list': (c) => [supervisionList(c)],
  'report-list': (c) => [reportList(c)],
}

/** A type's own words, or the common ones for a type that an office added. */
export const wordsOfType = ({ type }: Pick<LetterContext, 'type'>): LetterWords =>
  LETTER_WORDS[type.code] ?? DEFAULT_WORDS

/** Evidence on the lots the letter is about, one entry a rule, strongest first. */
const byRule = (
  { facts }: LetterContext,
  ring: ListedRing & { active: Int32Array },
): [string, RingEvidence[]][] => {
  const found = new Map<string, RingEvidence[]>()
  for (const item of evidenceOn(facts, ring)) found.set(item.rule, [...(found.get(item.rule) ?? []), item])
  return [...found]
}

const familiesOf = (c: LetterContext): string[] => [
  ...new Set(
    c.rings
      .flatMap((ring) => evidenceOn(c.facts, ring).map((item) => item.family as string))
      .filter((family) => family in LETTER_FAMILY_TEXTS),
  ),
]

const ruleName = (rule: string) => RULES[ruleIndex[rule]!]!.name

/** Members by name where the type names them, else A、B. */
const whoOf = ({ type, lang }: LetterContext, { ring }: ListedRing, items: RingEvidence[]): string => {
  const places = [...new Set(items.flatMap(({ members }) => members))]
    .map((id) => ring.members.findIndex(({ bidderId }) => bidderId === id))
    .filter((place) => place >= 0)
    .sort((x, y) => x - y)
  return type.named
    ? listText(
        places.map((place) => ring.members[place]!.name || ring.members[place]!.bidderId),
        lang,
      )
    : say(reportTexts.company, lang, { code: codesOf(places, lang) })
}

const codeOf = ({ type }: LetterContext, { ring }: ListedRing, i = 0): string =>
  type.named ? ring.id : String(i + 1)

const problemsOf = (c: LetterContext, ring: ListedRing & { active: Int32Array }): Block[] => {
  const { book, lang } = c
  const where = { ring: ring.ring.id, ...(c.period !== undefined && { period: c.period }) }
  const readings = ring.ring.readings.flatMap(({ key, params }) =>
    READING_TEXTS[key] ? [say(READING_TEXTS[key]!, lang, params)] : [],
  )
  return [
    paragraph(
      sentence(texts.problemsText, {
        code: codeOf(c, ring),
        level: sentence(LEVEL_TEXTS[ring.ring.level]),
        members: ring.ring.members.length,
        lots: ref(book.ask({ measure: 'ringLots', where })),
        award: ref(book.ask({ measure: 'ringAwardFen', where }, 'fen')),
      }),
    ),
    ...byRule(c, ring).map(([rule, items], i) =>
      paragraph(
        sentence(texts.problemLine, {
          n: i + 1,
          name: sentence(ruleName(rule)),
          grade: items[0]!.grade,
          who: whoOf(c, ring, items),
          lots: new Set(items.flatMap(({ lots }) => lots)).size,
        }),
        ...(c.type.named ? toldFacts(c, ring, items) : []),
      ),
    ),
    ...(readings.length > 0
      ? [paragraph(sentence(texts.counter, { list: clauseText(readings, lang) }))]
      : []),
  ]
}

/** Facts of one rule told in full, at most. */
const TOLD = 3

/** The facts in words, for a letter that names firms. */
const toldFacts = (c: LetterContext, ring: ListedRing, items: readonly RingEvidence[]): Sentence[] => {
  const words = wordsIn(c, ring)
  return items.slice(0, TOLD).map((fact) => sentence(texts.problemTold, { told: tellFactInOne(fact, words) }))
}

/** Articles that the evidence speaks to and that apply to its lots, in the version of its day; each once. */
/** Words of an article without their full stop: items of a list have none. */
const unstopped = ({ zh, en }: Text): Text => ({ zh: zh.replace(/。$/, ''), en: en.replace(/[.;]$/, '') })

const basisOf = (c: LetterContext): Block[] => {
  const cited = appliedArticles(c, 'yes').map((found) =>
    paragraph(
      sentence(texts.basisLine, { title: sentence(found.title), text: sentence(unstopped(found.text)) }),
    ),
  )
  return cited.length > 0 ? cited : [paragraph(sentence(texts.basisNone))]
}

/** Articles of the check sheet of which it is known, or not known, that they apply to the lots. */
export const appliedArticles = (c: LetterContext, applies: 'yes' | 'unknown'): Article[] => {
  const found = new Map<string, Article>()
  for (const ring of c.rings) {
    const about = new Set(evidenceOn(c.facts, ring).map(({ rule }) => rule))
    for (const item of c.law(ring).items)
      for (const one of item.articles)
        if (about.has(item.rule) && one.inForce && one.applies === applies)
          found.set(one.article.title.zh, one.article)
  }
  return [...found.values()]
}

export const problemList = (c: LetterContext): Block => ({
  type: 'table',
  title: sentence(texts.attachmentList),
  parts: true,
  columns: [
    column(texts.listNo, 0.06, 'centre'),
    column(texts.listProblem, 0.22),
    column(texts.listKind, 0.11),
    column(texts.listProject, 0.17),
    column(texts.listSource, 0.1),
    column(texts.listUnit, 0.1),
    column(texts.listMeasure, 0.1),
    column(texts.listTerm, 0.07),
    column(texts.listState, 0.07),
  ],
  rows: c.rings
    .flatMap((ring, r) =>
      byRule(c, ring).map(([rule, items]): Part[] => [
        sentence(PROBLEM, {
          code: codeOf(c, ring, r),
          name: sentence(ruleName(rule)),
          who: whoOf(c, ring, items),
          lots: new Set(items.flatMap(({ lots }) => lots)).size,
        }),
        sentence(partTexts.classOfFocus),
        projectsOf(c, items),
        sentence(partTexts.fromAnalysis, { run: c.run.id }),
        regulatorsOf(c, items),
        sentence(LETTER_FAMILY_TEXTS[items[0]!.family]?.suggestion ?? texts.toFill),
        c.type.replyTerm?.[c.lang] ?? '',
        sentence(texts.listOpen),
      ]),
    )
    .map((row, i) => [i + 1, ...row]),
})

/** Lots named in one cell. */
const LISTED = 2

/** A letter that names nobody says how many projects; the annex lists them. */
const projectsOf = (c: LetterContext, items: readonly RingEvidence[]): Part => {
  const { market } = c.facts
  const lots = [...new Set(items.flatMap((item) => item.lots))].sort()
  if (!c.type.named && c.type.about === 'ring') return sentence(partTexts.lotCount, { n: lots.length })
  const names = lots.slice(0, LISTED).map((id) => {
    const place = findString(market.lots.id, id)
    return (place >= 0 && stringAt(market.lots.title, place)) || id
  })
  return lots.length > LISTED
    ? sentence(partTexts.lotsListed, { list: listText(names, c.lang), n: lots.length })
    : listText(names, c.lang) || '—'
}

/** Whose duty the lots' industries are. */
const regulatorsOf = ({ facts: { market }, lang }: LetterContext, items: readonly RingEvidence[]): Part => {
  const industries = new Set(
    items
      .flatMap((item) => item.lots)
      .map((id) => findString(market.lots.id, id))
      .flatMap((place) =>
        place >= 0 && market.lots.industry[place]! >= 0 ? market.lots.industry[place]! : [],
      ),
  )
  const names = [...industries]
    .sort((x, y) => x - y)
    .map((word) => {
      const code = stringAt(market.words, word)
      return say(partTexts.regulatorOf, lang, { industry: say(wordIn(INDUSTRY_WORDS, code), lang) })
    })
  return names.length > 0 ? listText(names.slice(0, LISTED), lang) : sentence(texts.toFill)
}

const PROBLEM = {
  zh: '疑似团伙{code}：{name}（{who}，{lots}个标段）',
  en: 'Ring {code}: {name} ({who}, {lots} lots)',
}

const transferForm = (c: LetterContext, listed: ListedRing & { active: Int32Array }): Block[] => {
  const { ring } = listed
  const words = wordsIn(c, listed)
  const told = (fact: RingEvidence): string => tellFactInOne(fact, words, ring.members)
  const facts = clauseText(
    byRule(c, listed).map(([rule, items]) =>
      say(texts.problemFact, c.lang, {
        name: `${rule} ${ruleName(rule)[c.lang]}`,
        grade: items[0]!.grade,
        what: told(items[0]!),
      }),
    ),
    c.lang,
  )
  const summary = sentence(texts.problemsText, {
    code: ring.id,
    level: sentence(LEVEL_TEXTS[ring.level]),
    members: ring.members.length,
    lots: ref(c.book.ask({ measure: 'ringLots', where: { ring: ring.id } })),
    award: ref(c.book.ask({ measure: 'ringAwardFen', where: { ring: ring.id } }, 'fen')),
  })
  const fields: [Column['head'], Part][] = [
    [texts.transferNo, sentence(texts.toFill)],
    [texts.transferTitle, sentence(texts.transferTitleText, { code: ring.id })],
    [texts.transferKind, sentence(texts.transferKindText)],
    [texts.transferText, sentence({ zh: '{summary}{facts}', en: '{summary} {facts}' }, { summary, facts })],
    [texts.transferFiles, sentence(texts.transferFilesText)],
    [texts.transferFrom, c.requester],
    [texts.transferTo, c.addressee ?? sentence(texts.toFill)],
    [texts.transferAt, shanghaiDay(c.at)],
    [texts.transferResult, sentence(texts.transferResultText)],
    [texts.outcome, sentence(texts.toFill)],
  ]
  return [
    {
      type: 'table',
      title: sentence(c.type.name),
      columns: [column(texts.field, 0.26), column(texts.content, 0.74)],
      rows: fields.map(([name, value]) => [sentence(name), value]),
      parts: true,
    },
    projects(c, listed),
    parties(c, listed),
    {
      type: 'table',
      title: sentence(texts.officials),
      parts: true,
      columns: [column(texts.field, 0.26), column(texts.content, 0.74)],
      rows: [[sentence(texts.toFill), sentence(texts.toFill)]],
    },
  ]
}

const projects = ({ facts: { market } }: LetterContext, { lots }: ListedRing): Block => {
  const org = (at: number): string =>
    at < 0 ? '—' : stringAt(market.bidders.name, at) || stringAt(market.bidders.id, at)
  return {
    type: 'table',
    title: sentence(texts.projects),
    parts: true,
    columns: [
      column(texts.lot, 0.24),
      column(texts.lotTitle, 0.24),
      column(texts.buyer, 0.18),
      column(texts.agency, 0.18),
      column(texts.day, 0.16),
    ],
    rows: Array.from(lots, (lot) => [
      stringAt(market.lots.id, lot),
      stringAt(market.lots.title, lot) || '—',
      org(market.lots.buyer[lot]!),
      org(market.lots.agency[lot]!),
      isoDay(market.lots.day[lot]!) ?? '—',
    ]),
  }
}

const parties = (_: LetterContext, { ring }: ListedRing): Block => ({
  type: 'table',
  title: sentence(texts.parties),
  parts: true,
  columns: [
    column(reportTexts.code, 0.1, 'centre'),
    column(texts.party, 0.4),
    column(reportTexts.idCode, 0.34),
    column(texts.partyKind, 0.16),
  ],
  rows: ring.members.map(({ name, bidderId }, i) => [
    memberCode(i),
    name || bidderId,
    bidderId,
    sentence(texts.partyBidder),
  ]),
})

export const caseFiles = (_: LetterContext): Block => ({
  type: 'table',
  title: sentence(texts.caseFiles),
  columns: [column(texts.listNo, 0.12, 'centre'), column(texts.content, 0.68), column(texts.sent, 0.2)],
  rows: [texts.caseFile1, texts.caseFile2, texts.caseFile3, texts.caseFile4, texts.caseFile5].map(
    (file, i) => [i + 1, sentence(file), sentence(texts.toFill)],
  ),
  note: sentence(texts.caseNote),
})

const supervisionList = (c: LetterContext): Block => ({
  type: 'table',
  title: sentence(c.type.name),
  parts: true,
  columns: [
    column(texts.listNo, 0.09, 'centre'),
    column(texts.matter, 0.39),
    column(texts.rank, 0.14),
    column(texts.light, 0.1, 'centre'),
    column(texts.overdue, 0.14),
    column(texts.talk, 0.14),
  ],
  rows: c.rings.map((ring, i) => [
    i + 1,
    sentence(texts.matterText, {
      code: codeOf(c, ring, i),
      members: ring.ring.members.length,
      lots: ring.active.length,
    }),
    sentence(texts.toFill),
    sentence(LEVEL_TEXTS[ring.ring.level]),
    sentence(texts.toFill),
    sentence(texts.toFill),
  ]),
})

/**
 * What the year asks for: quarterly situation reports, the half-yearly and the yearly one, and which were
 * made.
 */
const reportList = (c: LetterContext): Block => {
  const year = shanghaiDay(c.at).slice(0, 4)
  const due: [string, Column['head'], string][] = [
    [`${year}-Q1`, texts.quarterly, `${year}-04-08`],
    [`${year}-Q2`, texts.quarterly, `${year}-07-08`],
    [`${year}-H1`, texts.halfYearly, `${year}-06-08`],
    [`${year}-Q3`, texts.quarterly, `${year}-10-08`],
    [year, texts.yearly, `${year}-11-08`],
    [`${year}-Q4`, texts.quarterly, `${Number(year) + 1}-01-08`],
  ]
  return {
    type: 'table',
    title: sentence(c.type.name),
    parts: true,
    columns: [
      column(texts.listNo, 0.08, 'centre'),
      column(texts.material, 0.4),
      column(texts.frequency, 0.13),
      column(texts.due, 0.17),
      column(texts.sent, 0.22),
    ],
    rows: due.map(([period, frequency, day], i): Part[] => {
      const made = c.reports.find((report) => report.period === period)
      return [
        i + 1,
        sentence(texts.situation, { period: periodWords(parsePeriod(period)) }),
        sentence(frequency),
        day,
        made ? sentence(texts.sentYes, { number: made.number }) : sentence(texts.sentNo),
      ]
    }),
    note: sentence(texts.dueNote),
  }
}
