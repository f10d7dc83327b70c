import type { FileChild } from 'docx'
import type { Family } from '../domain/grade.js'
import type { RingEvidence } from '../domain/ring.js'
import type { ShownRing } from '../exports/graph.js'
import { type ExportHead, headLines } from '../exports/head.js'
import type { Picture } from '../exports/svg.js'
import { type DocumentPart, packedParts } from '../formats/docx.js'
import { blank, body, headingOf, pictureOf, redRule, titleOf } from '../formats/official.js'
import { pngOf } from '../formats/png.js'
import { memberCode } from '../reports/sections/typical.js'
import type { Words } from '../rules/words.js'
import { stopped, tellFact, valueText } from '../telling/fact.js'
import { amountText } from '../telling/figures.js'
import { gapsText } from '../telling/gaps.js'
import { lawRows } from '../telling/law-rows.js'
import type { LawSheet } from '../telling/law-sheet.js'
import { ruleName } from '../telling/rule-name.js'
import { dossierTexts } from '../texts/dossier.js'
import { CHECK_TEXTS, CLEAR_TEXTS, explainTexts } from '../texts/explain.js'
import { packageTexts as texts } from '../texts/package.js'
import {
  LEVEL_MEANINGS,
  MARKED_LEVEL_TEXTS,
  READING_TEXTS,
  REMOVAL_TEXTS,
  ROLE_TEXTS,
} from '../texts/rings.js'
import { clauseText, say, type Text } from '../texts/text.js'
import { workbookTexts } from '../texts/workbook.js'
import { registryTable, stageTable } from './dossier-background.js'
import { dataList } from './dossier-data.js'
import { breakable, codesOf, lotNumbers, lotTable, timelineTable } from './dossier-lots.js'
import type { DossierParts } from './dossier-parts.js'
import { questions } from './dossier-questions.js'
import { plainTable } from './dossier-table.js'
import type { Source } from './manifest.js'

/**
 * The dossier of one ring in the official format: what it is and is not, members, lots, picture, evidence,
 * timeline, doubts, statutes, gaps, what to check and to ask, sources, and the list of electronic data. Wide
 * tables and the picture are on pages across.
 */
export const dossier = async (parts: DossierParts): Promise<Buffer> => {
  const { head, shown } = parts
  const title = `${say(texts.dossierTitle, head.lang)} ${shown.ring.id}`
  const png = await pngOf(parts.picture.svg, parts.picture)
  return packedParts({ title, author: head.requester, at: head.at, parts: pagesOf(parts, png) })
}

const pagesOf = (parts: DossierParts, png: Buffer): DocumentPart[] => {
  const { head, shown, words, law, picture, sources } = parts
  const section = (title: Text, children: FileChild[]): FileChild[] => [
    headingOf(1, say(title, head.lang)),
    ...children,
  ]
  const numbered = (lines: readonly string[]): FileChild[] =>
    lines.map((line, i) => body(`${i + 1}. ${stopped(line.replace(/[。.]\s*$/, ''), words)}`))
  return [
    {
      children: [
        ...headOf(head, shown.ring.id),
        ...rowsNote(sources, head),
        ...section(
          texts.sectionSummary,
          summary(shown, head).map((text) => body(text)),
        ),
        ...section(texts.sectionMembers, [...memberTable(shown, head), ...registryTable(parts)]),
      ],
    },
    {
      across: true,
      children: [
        ...section(dossierTexts.sectionLots, lotTable(parts)),
        ...section(
          texts.sectionPicture,
          pictureOf(say(texts.pictureTitle, head.lang), png, picture, 1, pictureWidth(picture)),
        ),
        ...section(texts.sectionEvidence, [...evidenceTable(parts), ...stageTable(parts)]),
      ],
    },
    {
      children: [
        ...section(dossierTexts.sectionTimeline, timelineTable(parts)),
        ...section(texts.sectionDoubts, numbered(doubts(shown, head))),
        ...section(texts.sectionLaw, lawTable(law, shown, head)),
        ...section(texts.sectionGaps, numbered(gaps(shown, head))),
        ...section(texts.sectionNext, numbered(byFamily(shown, CHECK_TEXTS, head))),
        ...section(dossierTexts.sectionQuestions, questions(parts)),
        ...section(texts.sectionSources, sourceTable(sources, head)),
      ],
    },
    { across: true, children: section(dossierTexts.sectionData, dataList(parts)) },
  ]
}

/** Pixels in which a picture fills a page across, with its heading and title. */
const PICTURE = { width: 845, height: 500 }

const pictureWidth = ({ width, height }: Picture): number =>
  Math.round(Math.min(PICTURE.width, (PICTURE.height * width) / height))

/** Says on the first page that rows are not enclosed, where they are not. */
const rowsNote = (sources: readonly Source[], { lang }: ExportHead): FileChild[] => {
  const without = sources.filter(({ entry }) => entry === null).length
  if (without === 0 && sources.length > 0) return []
  const text = without === sources.length ? dossierTexts.noRows : dossierTexts.someRows
  return [body(say(text, lang))]
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
      { note: say(explainTexts.disclaimer, head.lang) },
    ),
  ]
}

const summary = ({ ring }: ShownRing, { lang }: ExportHead): string[] => {
  const t = (text: Text, params?: Record<string, string | number>): string => say(text, lang, params)
  const amount =
    ring.amountFen === null ? t(explainTexts.amountUnknown) : amountText(ring.amountFen, lang, ring.currency)
  const stop = lang === 'zh' ? '。' : '.'
  return [
    `${t(explainTexts.level, { level: t(MARKED_LEVEL_TEXTS[ring.level]), score: ring.score.toFixed(1) })}${stop}${t(LEVEL_MEANINGS[ring.level]!)}${stop}`,
    `${t(explainTexts.summary, { members: ring.members.length, lots: ring.lots.length, amount })}${stop}`,
  ]
}

const memberTable = ({ ring }: ShownRing, { lang }: ExportHead): FileChild[] =>
  plainTable(
    say(texts.membersTable, lang),
    [
      [say(dossierTexts.headCode, lang), 0.07, 'centre'],
      [say(workbookTexts.bidderName, lang), 0.275],
      [say(workbookTexts.bidderId, lang), 0.345],
      [say(workbookTexts.role, lang), 0.15],
      [say(texts.headBids, lang), 0.08, 'right'],
      [say(texts.headWins, lang), 0.08, 'right'],
    ],
    ring.members.map(({ name, bidderId, role, bids, wins }, i) => [
      memberCode(i),
      name,
      bidderId,
      say(ROLE_TEXTS[role]!, lang),
      String(bids),
      String(wins),
    ]),
  )

const evidenceTable = (parts: DossierParts): FileChild[] => {
  const { shown, words } = parts
  const { ring, sources } = shown
  const { lang } = words
  const codes = codesOf(ring.members)
  const days = (first: string | null, last: string | null): string =>
    first === last ? (first ?? '—') : `${first}\n${say(explainTexts.to, lang)} ${last}`
  return plainTable(
    say(texts.evidenceTable, lang),
    [
      [say(texts.headNumber, lang), 0.05, 'centre'],
      [say(texts.headFact, lang), 0.33],
      [say(texts.headGrade, lang), 0.06, 'centre'],
      [say(texts.headWho, lang), 0.11],
      [say(dossierTexts.headLots, lang), 0.25],
      [say(dossierTexts.headDays, lang), 0.14],
      [say(texts.headRows, lang), 0.06, 'right'],
    ],
    ring.evidence.map((fact, i) => [
      String(i + 1),
      factText(fact, words),
      fact.grade,
      fact.members.length === ring.members.length
        ? say(texts.allMembers, lang, { n: ring.members.length })
        : breakable(
            fact.members.map((id) => codes.get(id) ?? words.name(id)),
            words.lang,
          ),
      lotNumbers(fact, parts) || '—',
      days(fact.firstDay, fact.lastDay),
      String((sources[i] ?? []).length),
    ]),
    { across: true },
  )
}

/** The rule, then what is shared and how rare it is, or the pattern. */
const factText = (fact: RingEvidence, words: Words): string =>
  clauseText(
    [
      `${fact.rule} ${ruleName(fact.rule, words.lang)}`,
      ...(fact.kind === null ? fewSentences(tellFact(fact, words), words) : [valueText(fact, words)]),
    ],
    words.lang,
  )

/** Sentences of a pattern that a row of the table takes. */
const SENTENCES = 4

const fewSentences = (told: string[], words: Words): string[] =>
  told.length <= SENTENCES
    ? told
    : [...told.slice(0, SENTENCES), words.text(dossierTexts.pairsLeft, { n: told.length - SENTENCES })]

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
