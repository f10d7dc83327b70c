import { shanghai } from '../domain/day.js'
import type { Family } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import type { Cell } from '../formats/cell.js'
import { type Column, type Sheet, xlsx } from '../formats/xlsx-writer.js'
import { CHANNELS } from '../rings/channels.js'
import { amountText } from '../telling/figures.js'
import { gapsText } from '../telling/gaps.js'
import { lawRows } from '../telling/law-rows.js'
import { tellLotFact } from '../telling/lot-fact.js'
import { ruleName } from '../telling/rule-name.js'
import { CHECK_TEXTS, CLEAR_TEXTS, explainTexts } from '../texts/explain.js'
import { EVIDENCE_COLUMNS, exportTexts } from '../texts/exports.js'
import {
  CHANNEL_TEXTS,
  LEVEL_MEANINGS,
  LEVEL_TEXTS,
  READING_TEXTS,
  REMOVAL_TEXTS,
  ROLE_TEXTS,
} from '../texts/rings.js'
import { clauseText, type Lang, say, type Text } from '../texts/text.js'
import { METHOD_WORDS, wordIn } from '../texts/words.js'
import { workbookTexts as texts } from '../texts/workbook.js'
import {
  type EvidenceColumn,
  evidenceRows,
  LIST_COLUMNS,
  PRINTED_COLUMNS,
  placeOf,
  ringEvidence,
} from './evidence-rows.js'
import type { ShownRing } from './graph.js'
import { headLines } from './head.js'
import type { ExportModel } from './model.js'
import { timelineRows } from './timeline.js'

/**
 * The evidence workbook: summary, members, evidence, source rows, lots and bids, timeline, statutes, data
 * gaps. One row a fact; nothing in it is a formula.
 */
export const workbook = (model: ExportModel): AsyncGenerator<Buffer> => {
  const { head } = model
  const footer = `${head.notice} ${head.number}`
  const title = say(exportTexts.title, head.lang)
  return xlsx(
    { title: `${title} ${head.number}`, author: head.requester, at: head.at, footer },
    sheetsOf(model),
  )
}

const sheetsOf = (model: ExportModel): Sheet[] => {
  const { head } = model
  const { lang } = head
  const sheet = (
    name: Text,
    header: readonly Text[],
    widths: readonly number[],
    rows: (ring: ShownRing) => Iterable<readonly Cell[]>,
    more: Pick<Sheet, 'preamble'> & { formats?: Formats } = {},
  ): Sheet => ({
    name: say(name, lang),
    columns: columnsOf(
      header.map((text) => say(text, lang)),
      widths,
      more.formats,
    ),
    frozenColumns: 1,
    rows: {
      *[Symbol.iterator]() {
        for (const ring of model.rings()) yield* rows(ring)
      },
    },
    ...(more.preamble && { preamble: more.preamble }),
  })
  const { ring, bidderId, bidderName, role, rule, item } = texts
  return [
    sheet(
      texts.summarySheet,
      [ring, texts.what, texts.content],
      [12, 26, 110],
      (one) => summaryRows(one, lang),
      { preamble: preambleOf(head) },
    ),
    sheet(
      texts.memberSheet,
      [ring, bidderId, bidderName, role, texts.support, texts.bids, texts.wins, texts.flags],
      [12, 22, 34, 24, 10, 12, 12, 40],
      (one) => memberRows(one, lang),
      { formats: { 4: 'percent' } },
    ),
    evidenceSheet(model),
    sheet(texts.listSheet, [ring, item, rule, texts.listWhat, texts.content], [12, 8, 9, 14, 90], (one) =>
      listRows(one, model),
    ),
    sheet(
      texts.sourceSheet,
      [ring, item, rule, texts.table, texts.file, texts.line, texts.sha256, texts.importedAt],
      [12, 8, 9, 10, 40, 10, 68, 22],
      sourceRows,
      { formats: { 7: 'second' } },
    ),
    sheet(
      texts.lotSheet,
      [
        ring,
        texts.lot,
        texts.lotTitle,
        texts.buyer,
        texts.day,
        texts.method,
        texts.township,
        texts.control,
        texts.currency,
        texts.bidders,
        bidderId,
        bidderName,
        texts.bidAmount,
        texts.status,
        texts.won,
        texts.submittedAt,
      ],
      [12, 26, 34, 28, 12, 14, 12, 16, 8, 10, 22, 30, 16, 10, 8, 20],
      (one) => lotRows(one, model),
      { formats: { 4: 'day', 7: 'money', 12: 'money', 15: 'second' } },
    ),
    sheet(
      texts.stageSheet,
      [ring, texts.lot, rule, texts.ruleName, EVIDENCE_COLUMNS.grade, bidderName, texts.content],
      [12, 26, 9, 24, 8, 44, 90],
      (one) => stageRows(one, model),
    ),
    sheet(texts.timelineSheet, [ring, texts.day, texts.event, texts.content], [12, 12, 14, 100], (one) =>
      timelineRows(one, [...model.lots(one.ring)], lang),
    ),
    sheet(
      texts.lawSheet,
      [ring, texts.question, texts.article, texts.answer, texts.basis, texts.confirm],
      [12, 24, 40, 50, 70, 24],
      (one) => lawRows(model.law(one.ring), one.ring, lang),
    ),
    sheet(
      texts.gapSheet,
      [ring, rule, texts.ruleName, texts.missing],
      [12, 9, 30, 60],
      ({ ring: { id, notEvaluated } }) =>
        notEvaluated.map((gap) => [id, gap.rule, ruleName(gap.rule, lang), gapsText(gap.missing, lang)]),
    ),
  ]
}

const stageRows = ({ ring }: ShownRing, model: ExportModel): Cell[][] => {
  const words = model.words(ring)
  return model
    .stageFacts(ring)
    .map((fact) => [
      ring.id,
      fact.lot,
      fact.rule,
      ruleName(fact.rule, words.lang),
      fact.grade,
      fact.bidders.map(words.name).join('; '),
      clauseText(tellLotFact(fact, words), words.lang),
    ])
}

const preambleOf = (head: ExportModel['head']): string[] => [
  say(exportTexts.title, head.lang),
  head.notice,
  ...headLines(head).map((line) => line.join(' ')),
  ...(head.dataChanged ? [say(exportTexts.dataChanged, head.lang)] : []),
]

const WIDTHS: Partial<Record<EvidenceColumn, number>> = {
  ring: 11,
  level: 6,
  item: 6,
  rule: 9,
  ruleName: 18,
  family: 12,
  grade: 7,
  bits: 8,
  bidderName: 24,
  role: 12,
  kind: 12,
  value: 22,
  pattern: 48,
  firstDay: 12,
  lastDay: 12,
  holders: 9,
  of: 9,
}

/** What prints on a page: a row for each member in each fact, without its lists. */
const evidenceSheet = (model: ExportModel): Sheet => {
  const places = PRINTED_COLUMNS.map(placeOf)
  const dayColumns = (['firstDay', 'lastDay'] as const).map((name) => PRINTED_COLUMNS.indexOf(name))
  return {
    name: say(texts.evidenceSheet, model.head.lang),
    columns: columnsOf(
      PRINTED_COLUMNS.map((name) => say(EVIDENCE_COLUMNS[name], model.head.lang)),
      PRINTED_COLUMNS.map((name) => WIDTHS[name]!),
      Object.fromEntries(dayColumns.map((column) => [column, 'day'])),
    ),
    frozenColumns: 3,
    rows: {
      *[Symbol.iterator]() {
        for (const row of evidenceRows(model)) yield places.map((place) => row[place]!)
      },
    },
  }
}

/** The lists of each fact, an entry a row; source rows have a sheet of their own. */
function* listRows(shown: ShownRing, model: ExportModel): Generator<Cell[]> {
  const { lang } = model.head
  const item = placeOf('item')
  let last: Cell = null
  for (const row of ringEvidence(shown, model.words(shown.ring))) {
    if (row[item] === last) continue
    last = row[item]!
    for (const name of LIST_COLUMNS) {
      if (name === 'rows') continue
      for (const entry of String(row[placeOf(name)] ?? '').split('; '))
        if (entry !== '')
          yield [shown.ring.id, last, row[placeOf('rule')]!, say(EVIDENCE_COLUMNS[name], lang), entry]
    }
  }
}

/** by column */
type Formats = Readonly<Record<number, NonNullable<Column['format']>>>

const columnsOf = (heads: readonly string[], widths: readonly number[], formats: Formats = {}): Column[] =>
  heads.map((head, c) => ({ head, width: widths[c] ?? 16, ...(formats[c] && { format: formats[c] }) }))

const summaryRows = ({ ring }: ShownRing, lang: Lang): Cell[][] => {
  const families = [...new Set(ring.evidence.map(({ family }) => family))]
  const each = (textOf: Readonly<Record<Family, Text>>): string =>
    families.map((family) => say(textOf[family], lang)).join('\n')
  const named = (list: readonly { name: string; bidderId: string }[]): string =>
    list.map(({ name, bidderId }) => (name ? `${name} ${bidderId}` : bidderId)).join('\n')
  const row = (label: Text, content: Cell): Cell[] => [ring.id, say(label, lang), content]
  return [
    row(texts.level, say(LEVEL_TEXTS[ring.level], lang)),
    row(texts.meaning, say(LEVEL_MEANINGS[ring.level]!, lang)),
    row(texts.score, ring.score.toFixed(1)),
    row(texts.channels, channelText(ring, lang)),
    row(texts.members, named(ring.members)),
    row(texts.associates, named(ring.associates)),
    row(texts.lots, String(ring.lots.length)),
    row(
      texts.amount,
      ring.amountFen === null
        ? say(explainTexts.amountUnknown, lang)
        : amountText(ring.amountFen, lang, ring.currency),
    ),
    row(texts.hinge, hingeText(ring, lang)),
    row(texts.readings, readingText(ring, lang)),
    row(texts.clears, each(CLEAR_TEXTS)),
    row(texts.checks, each(CHECK_TEXTS)),
  ].filter(([, , content]) => content !== '')
}

const channelText = ({ channels }: Ring, lang: Lang): string =>
  CHANNELS.map(
    (name) =>
      `${say(CHANNEL_TEXTS[name], lang)} ${channels[name] ?? say(explainTexts.notEvaluatedChannel, lang)}`,
  ).join(' · ')

const hingeText = ({ hingesOn }: Ring, lang: Lang): string =>
  hingesOn
    ? [
        hingesOn.rule,
        ruleName(hingesOn.rule, lang),
        hingesOn.value,
        say(REMOVAL_TEXTS[hingesOn.ifRemoved], lang),
      ].join(' ')
    : say(explainTexts.noHinge, lang)

const readingText = ({ readings }: Ring, lang: Lang): string =>
  readings.length === 0
    ? say(explainTexts.nothingWeakens, lang)
    : readings
        .map(({ key, params }) => (READING_TEXTS[key] ? say(READING_TEXTS[key], lang, params) : key))
        .join('\n')

function* memberRows({ ring }: ShownRing, lang: Lang): Generator<Cell[]> {
  for (const { bidderId, name, role, support, bids, wins, flags } of ring.members)
    yield [
      ring.id,
      bidderId,
      name,
      say(ROLE_TEXTS[role]!, lang),
      support,
      bids,
      wins,
      flags.map((flag) => `${flag.rule} ${ruleName(flag.rule, lang)}: ${flag.lots.join(' ')}`).join('\n'),
    ]
}

function* sourceRows({ ring, sources }: ShownRing): Generator<Cell[]> {
  for (const [i, rows] of sources.entries())
    for (const { table, file, line, sha256, importedAt } of rows)
      yield [ring.id, i + 1, ring.evidence[i]!.rule, table, file, line, sha256, shanghai(importedAt)]
}

function* lotRows({ ring }: ShownRing, model: ExportModel): Generator<Cell[]> {
  const { lang } = model.head
  const names = new Map(ring.members.map(({ bidderId, name }) => [bidderId, name]))
  const units = (fen: number | null): Cell => (fen === null ? null : fen / 100)
  for (const { lot, bids, bidders } of model.lots(ring))
    for (const bid of bids)
      yield [
        ring.id,
        lot.id,
        lot.title,
        lot.buyer || lot.buyerId,
        lot.day,
        lot.method && say(wordIn(METHOD_WORDS, lot.method), lang),
        lot.township,
        units(lot.controlPriceFen),
        lot.currency,
        bidders,
        bid.bidderId,
        names.get(bid.bidderId) ?? '',
        units(bid.amountFen),
        say(texts[bid.status], lang),
        bid.won === null ? '' : say(bid.won ? texts.yes : texts.no, lang),
        bid.submittedAt && shanghai(bid.submittedAt),
      ]
}
