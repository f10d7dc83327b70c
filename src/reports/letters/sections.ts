import { stringAt } from '../../arrays/strings.js'
import type { ReportRecord } from '../../casebook/casebook.js'
import { isoDay, shanghaiDay } from '../../domain/day.js'
import type { RingEvidence } from '../../domain/ring.js'
import type { RunRecord } from '../../domain/run.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import type { Words } from '../../rules/words.js'
import { tellFactInOne } from '../../telling/fact.js'
import { articleOn } from '../../telling/law.js'
import { namesIn, namesOfRing } from '../../telling/names.js'
import { wordsOf } from '../../telling/words.js'
import { LETTER_FAMILY_TEXTS, letterTexts as texts } from '../../texts/letters.js'
import { reportTexts } from '../../texts/report.js'
import { FAMILY_TEXTS, LEVEL_TEXTS, READING_TEXTS } from '../../texts/rings.js'
import { say } from '../../texts/text.js'
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
import { evidenceOn, type Facts, type ListedRing } from '../facts.js'
import type { FigureBook } from '../figures.js'
import { parsePeriod } from '../period.js'
import { codesOf, memberCode } from '../sections/typical.js'
import type { Section } from './registry.js'
import type { LetterRequest } from './request.js'

export interface LetterContext extends LetterRequest {
  facts: Facts
  book: FigureBook
  run: RunRecord
  /** the rings it is about, best first */
  rings: (ListedRing & { active: Int32Array })[]
  /** reports made so far, newest first */
  reports: ReportRecord[]
}

/** What each section of a type says. */
export const sectionBlocks: Record<Section, (c: LetterContext) => Block[]> = {
  problems: (c) => [heading(1, texts.problems), ...c.rings.flatMap((ring) => problemsOf(c, ring))],
  causes: (c) => [
    heading(1, texts.causes),
    paragraph(...familiesOf(c).map((family) => sentence(LETTER_FAMILY_TEXTS[family]!.cause))),
  ],
  basis: (c) => [heading(1, texts.basis), ...basisOf(c)],
  suggestions: (c) => [
    heading(1, texts.suggestions),
    ...familiesOf(c).map((family) => paragraph(sentence(LETTER_FAMILY_TEXTS[family]!.suggestion))),
  ],
  reply: ({ type, lang }) => [
    heading(1, texts.reply),
    paragraph(
      type.replyTerm ? sentence(texts.replyText, { term: type.replyTerm[lang] }) : sentence(texts.replyOpen),
      ...(type.replyTerm && type.termMark === 'M' ? [sentence(texts.replyMark)] : []),
    ),
  ],
  'problem-list': (c) => [problemList(c)],
  'transfer-form': (c) => c.rings.flatMap((ring) => transferForm(c, ring)),
  'case-files': (c) => [caseFiles(c)],
  'supervision-list': (c) => [supervisionList(c)],
  'report-list': (c) => [reportList(c)],
}

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
    ? places.map((place) => ring.members[place]!.name || ring.members[place]!.bidderId).join('、')
    : say(reportTexts.company, lang, { code: codesOf(places) })
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
          rule,
          grade: items[0]!.grade,
          who: whoOf(c, ring, items),
          lots: new Set(items.flatMap(({ lots }) => lots)).size,
        }),
        ...(c.type.named ? toldFacts(c, ring, items) : []),
      ),
    ),
    ...(readings.length > 0
      ? [paragraph(sentence(texts.counter, { list: readings.join(lang === 'zh' ? '；' : '; ') }))]
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

const wordsIn = ({ lang, facts: { market, currency } }: LetterContext, { ring }: ListedRing): Words =>
  wordsOf(lang, namesOfRing(ring, namesIn(market)), ring.currency ?? currency)

/** Articles that the evidence speaks to, in the version in force on its last day; each once. */
const basisOf = (c: LetterContext): Block[] => {
  const cited = new Map<string, Block>()
  for (const ring of c.rings)
    for (const item of evidenceOn(c.facts, ring))
      for (const id of item.law) {
        const found = articleOn(id, item.lastDay)?.article
        if (!found || cited.has(found.title.zh)) continue
        cited.set(
          found.title.zh,
          paragraph(
            sentence(texts.basisLine, { title: sentence(found.title), text: sentence(found.text) }),
            ...(found.mark === 'M' ? [sentence(texts.basisMark)] : []),
          ),
        )
      }
  return cited.size > 0 ? [...cited.values()] : [paragraph(sentence(texts.basisNone))]
}

const column = (head: Column['head'], width: number, align: Column['align'] = 'left'): Column => ({
  head,
  width,
  align,
})

const problemList = (c: LetterContext): Block => ({
  type: 'table',
  title: sentence(texts.attachmentList),
  columns: [
    column(texts.listNo, 0.07, 'centre'),
    column(texts.listProblem, 0.27),
    column(texts.listKind, 0.13),
    column(texts.listSource, 0.13),
    column(texts.listUnit, 0.1),
    column(texts.listMeasure, 0.11),
    column(texts.listTerm, 0.09),
    column(texts.listState, 0.1),
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
        sentence(FAMILY_TEXTS[items[0]!.family]),
        `${rule} ${c.run.id}`,
        sentence(texts.toFill),
        sentence(texts.toFill),
        sentence(texts.toFill),
        sentence(texts.listOpen),
      ]),
    )
    .map((row, i) => [i + 1, ...row]),
})

const PROBLEM = {
  zh: '疑似团伙{code}：{name}（{who}，{lots}个标段）',
  en: 'Ring {code}: {name} ({who}, {lots} lots)',
}

const transferForm = (c: LetterContext, listed: ListedRing & { active: Int32Array }): Block[] => {
  const { ring } = listed
  const words = wordsIn(c, listed)
  const told = (fact: RingEvidence): string => tellFactInOne(fact, words)
  const facts = byRule(c, listed)
    .map(([rule, items]) => `${rule} ${ruleName(rule)[c.lang]}（${items[0]!.grade}）：${told(items[0]!)}`)
    .join('；')
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

const caseFiles = (_: LetterContext): Block => ({
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
