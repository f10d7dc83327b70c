import type { FileChild } from 'docx'
import type { Family } from '../domain/grade.js'
import type { RingEvidence } from '../domain/ring.js'
import type { ShownRing } from '../exports/graph.js'
import { type ExportHead, headLines } from '../exports/head.js'
import type { Picture } from '../exports/svg.js'
import { packed } from '../formats/docx.js'
import { blank, body, headingOf, pictureOf, redRule, tableOf, titleOf } from '../formats/official.js'
import { pngOf } from '../formats/png.js'
import type { Words } from '../rules/words.js'
import { tellFact, valueText } from '../telling/fact.js'
import { amountText } from '../telling/figures.js'
import { gapsText } from '../telling/gaps.js'
import { lawRows } from '../telling/law-rows.js'
import type { LawSheet } from '../telling/law-sheet.js'
import { ruleName } from '../telling/rule-name.js'
import { CHECK_TEXTS, CLEAR_TEXTS, explainTexts } from '../texts/explain.js'
import { packageTexts as texts } from '../texts/package.js'
import { LEVEL_MEANINGS, LEVEL_TEXTS, READING_TEXTS, REMOVAL_TEXTS, ROLE_TEXTS } from '../texts/rings.js'
import { say, type Text } from '../texts/text.js'
import { workbookTexts } from '../texts/workbook.js'
import type { Source } from './manifest.js'

export interface DossierParts {
  head: ExportHead
  shown: ShownRing
  words: Words
  law: LawSheet
  picture: Picture
  sources: readonly Source[]
}

/**
 * The dossier of one ring in the official format: what it is and is not, members, picture, evidence, doubts,
 * statutes, gaps.
 */
export const dossier = async (parts: DossierParts): Promise<Buffer> => {
  const { head, shown } = parts
  const title = `${say(texts.dossierTitle, head.lang)} ${shown.ring.id}`
  const png = await pngOf(parts.picture.svg, parts.picture)
  return packed({ title, author: head.requester, at: head.at, children: childrenOf(parts, png) })
}

const childrenOf = (
  { head, shown, words, law, picture, sources }: DossierParts,
  png: Buffer,
): FileChild[] => {
  const t = (text: Text, params?: Record<string, string | number>): string => say(text, head.lang, params)
  const section = (title: Text, children: FileChild[]): FileChild[] => [headingOf(1, t(title)), ...children]
  return [
    ...headOf(head, shown.ring.id),
    ...section(
      texts.sectionSummary,
      summary(shown, head).map((text) => body(text)),
    ),
    ...section(texts.sectionMembers, memberTable(shown, head)),
    ...section(texts.sectionPicture, pictureOf(t(texts.pictureTitle), png, picture, 1)),
    ...section(texts.sectionEvidence, evidenceTable(shown, words)),
    ...section(
      texts.sectionDoubts,
      doubts(shown, head).map((text) => body(text)),
    ),
    ...section(texts.sectionLaw, lawTable(law, shown, head)),
    ...section(
      texts.sectionGaps,
      gaps(shown, head).map((text) => body(text)),
    ),
    ...section(
      texts.sectionNext,
      byFamily(shown, CHECK_TEXTS, head).map((text) => body(text)),
    ),
    ...section(texts.sectionSources, sourceTable(sources, head)),
  ]
}

type Table = Parameters<typeof tableOf>[0]

/** A table of plain texts; widths are shares of the line. */
const plainTable = (
  title: string,
  columns: [head: string, width: number, align?: 'left' | 'right' | 'centre'][],
  rows: string[][],
  note = '',
): FileChild[] => {
  const table: Table = {
    title,
    unit: '',
    note,
    columns: columns.map(([head, width, align = 'left']) => ({ head, width, align })),
    rows: rows.map((row) => row.map((text) => ({ text }))),
  }
  return tableOf(table)
}

const headOf = (head: ExportHead, ring: string): FileChild[] => {
  const lines = headLines(head)
  return [
    body(head.notice, { indent: { firstLine: 0 } }),
    redRule(),
    blank(),
    ...titleOf([say(texts.dossierTitle, head.lang), ring]),
    blank(),
    ...plainTable(
      head.notice,
      [
        [lines[0]![0], 0.28],
        [lines[0]![1], 0.72],
      ],
      lines.slice(1).map(([label, text]) => [label, text]),
      say(explainTexts.disclaimer, head.lang),
    ),
  ]
}

const summary = ({ ring }: ShownRing, { lang }: ExportHead): string[] => {
  const t = (text: Text, params?: Record<string, string | number>): string => say(text, lang, params)
  const amount =
    ring.amountFen === null ? t(explainTexts.amountUnknown) : amountText(ring.amountFen, lang, ring.currency)
  const stop = lang === 'zh' ? '。' : '.'
  return [
    `${t(explainTexts.level, { level: t(LEVEL_TEXTS[ring.level]), score: ring.score.toFixed(1) })}${stop}${t(LEVEL_MEANINGS[ring.level]!)}${stop}`,
    `${t(explainTexts.summary, { members: ring.members.length, lots: ring.lots.length, amount })}${stop}`,
  ]
}

const memberTable = ({ ring }: ShownRing, { lang }: ExportHead): FileChild[] =>
  plainTable(
    say(texts.membersTable, lang),
    [
      [say(workbookTexts.bidderName, lang), 0.36],
      [say(workbookTexts.bidderId, lang), 0.28],
      [say(workbookTexts.role, lang), 0.2],
      [say(workbookTexts.bids, lang), 0.08, 'right'],
      [say(workbookTexts.wins, lang), 0.08, 'right'],
    ],
    ring.members.map(({ name, bidderId, role, bids, wins }) => [
      name,
      bidderId,
      say(ROLE_TEXTS[role]!, lang),
      String(bids),
      String(wins),
    ]),
  )

const evidenceTable = ({ ring, sources }: ShownRing, words: Words): FileChild[] => {
  const { lang } = words
  const days = (first: string | null, last: string | null): string =>
    first === last ? (first ?? '—') : `${first} ${say(explainTexts.to, lang)} ${last}`
  return plainTable(
    say(texts.evidenceTable, lang),
    [
      [say(texts.headNumber, lang), 0.06, 'centre'],
      [say(texts.headFact, lang), 0.41],
      [say(texts.headGrade, lang), 0.07, 'centre'],
      [say(texts.headWho, lang), 0.23],
      [say(texts.headWhere, lang), 0.16],
      [say(texts.headRows, lang), 0.07, 'right'],
    ],
    ring.evidence.map((fact, i) => [
      String(i + 1),
      factText(fact, words),
      fact.grade,
      fact.members.length === ring.members.length
        ? say(texts.allMembers, lang, { n: ring.members.length })
        : words.list(fact.members.map(words.name)),
      say(texts.lotsAndDays, lang, { lots: fact.lots.length, days: days(fact.firstDay, fact.lastDay) }),
      String((sources[i] ?? []).length),
    ]),
  )
}

/** The rule, then what is shared and how rare it is, or the pattern. */
const factText = (fact: RingEvidence, words: Words): string =>
  [
    `${fact.rule} ${ruleName(fact.rule, words.lang)}`,
    ...(fact.kind === null ? tellFact(fact, words) : [valueText(fact, words)]),
  ].join(words.lang === 'zh' ? '；' : '; ')

const doubts = (shown: ShownRing, head: ExportHead): string[] => {
  const { ring } = shown
  const { lang } = head
  const readings = ring.readings.map(({ key, params }) =>
    READING_TEXTS[key] ? say(READING_TEXTS[key], lang, params) : key,
  )
  const hinge = ring.hingesOn
    ? say(explainTexts.hinges, lang, {
        fact: `${ring.hingesOn.rule} ${ruleName(ring.hingesOn.rule, lang)} ${ring.hingesOn.value}`.trim(),
        effect: say(REMOVAL_TEXTS[ring.hingesOn.ifRemoved], lang),
      })
    : say(explainTexts.noHinge, lang)
  return [
    ...(readings.length > 0 ? readings : [say(explainTexts.nothingWeakens, lang)]),
    hinge,
    ...byFamily(shown, CLEAR_TEXTS, head),
  ]
}

const byFamily = (
  { ring }: ShownRing,
  textOf: Readonly<Record<Family, Text>>,
  { lang }: ExportHead,
): string[] =>
  [...new Set(ring.evidence.map(({ family }) => family))].map((family) => say(textOf[family], lang))

/** What the sheet says of each article once: facts that speak to one are listed together. */
const lawTable = (law: LawSheet, { ring }: ShownRing, { lang }: ExportHead): FileChild[] => {
  const rows = new Map<string, string[]>()
  for (const [, question, title, answer, , confirm] of lawRows(law, ring, lang)) {
    const key = JSON.stringify([title, answer, confirm])
    const there = rows.get(key)
    if (there) there[0] = `${there[0]}${lang === 'zh' ? '；' : '; '}${question}`
    else rows.set(key, [question, title, answer, confirm])
  }
  return plainTable(
    say(texts.lawTable, lang),
    [
      [say(workbookTexts.question, lang), 0.28],
      [say(workbookTexts.article, lang), 0.26],
      [say(workbookTexts.answer, lang), 0.3],
      [say(workbookTexts.confirm, lang), 0.16],
    ],
    [...rows.values()],
  )
}

const gaps = ({ ring }: ShownRing, { lang }: ExportHead): string[] =>
  ring.notEvaluated.length === 0
    ? [say(texts.nothingMissing, lang)]
    : ring.notEvaluated.map(({ rule, missing }) =>
        say(texts.gapLine, lang, {
          rule,
          name: ruleName(rule, lang),
          missing: gapsText(missing, lang),
        }),
      )

const sourceTable = (sources: readonly Source[], { lang }: ExportHead): FileChild[] =>
  plainTable(
    say(texts.sourceTable, lang),
    [
      [say(workbookTexts.file, lang), 0.3],
      [say(workbookTexts.sha256, lang), 0.36],
      [say(texts.headRows, lang), 0.1, 'right'],
      [say(texts.headState, lang), 0.24],
    ],
    sources.map(({ file, sha256, lines, missing, state }) => [
      file,
      sha256,
      missing.length > 0 ? `${lines.length}/${lines.length + missing.length}` : String(lines.length),
      say(texts[state], lang),
    ]),
  )
