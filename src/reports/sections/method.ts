import { createHash } from 'node:crypto'
import { shanghaiMinute } from '../../domain/day.js'
import { RULES, ruleIndex } from '../../rules/index.js'
import { columnText, gapsText } from '../../telling/gaps.js'
import { runWarnings } from '../../telling/run-warnings.js'
import { reportTexts as texts } from '../../texts/report.js'
import { LEVEL_MEANINGS } from '../../texts/rings.js'
import { clauseText } from '../../texts/text.js'
import { type Block, heading, paragraph, type Sentence, sentence } from '../blocks.js'
import { type Composer, refs } from '../composer.js'

/** Annex: what was counted, how, from which data, and what is missing. */
export const methodAnnex = (c: Composer): Block[] => [
  { type: 'annex', title: texts.annexMethod },
  heading(1, texts.methodRange),
  paragraph(
    rangeText(c),
    ...(c.digest === c.run.digest ? [] : [sentence(texts.methodStale)]),
    ...warnings(c),
  ),
  runTable(c),
  heading(1, texts.methodDefinitions),
  paragraph(sentence(texts.defRings)),
  paragraph(sentence(texts.defLots)),
  paragraph(sentence(texts.defAmount)),
  heading(1, texts.methodGaps),
  ...gaps(c),
  quality(c),
  heading(1, texts.glossary),
  glossary(),
]

export const rangeText = (c: Composer): Sentence => {
  const { range, undated, otherCurrency, currency, market } = c.facts
  const of = (measure: 'lots' | 'bidders' | 'bids'): string => c.book.ask({ measure, where: {} })
  const rows = market.bids.count
  return sentence(texts.methodRangeText, {
    ...refs({ allLots: of('lots'), allBidders: of('bidders'), allBids: of('bids') }),
    rows,
    superseded: rows - (c.facts.last.length ?? 0),
    first: range ? c.day(range.firstDay) : '—',
    last: range ? c.day(range.lastDay) : '—',
    undated: undated > 0 ? sentence(texts.rangeUndated, { n: undated }) : '',
    other: otherCurrency > 0 ? sentence(texts.rangeOther, { n: otherCurrency, currency }) : '',
  })
}

export const runTable = ({ run: of }: Composer): Block => ({
  type: 'table',
  title: sentence(texts.tableRun),
  columns: [
    { head: texts.item, width: 0.38, align: 'left' },
    { head: texts.content, width: 0.62, align: 'left' },
  ],
  rows: [
    [sentence(texts.runId), of.id],
    [sentence(texts.runAt), sentence(texts.beijingTime, { at: shanghaiMinute(of.finishedAt) })],
    [sentence(texts.runVersion), of.version],
    [
      sentence(texts.runRules),
      sentence(texts.runRulesText, { all: RULES.length, missing: of.notEvaluated.length }),
    ],
    [sentence(texts.runCommunities), `${of.communities} · ${of.seed}`],
    [sentence(texts.runDigest), of.digest.slice(0, 32)],
    [sentence(texts.runSettings), settingsDigest(of.settings)],
  ],
})

/** First 16 hex digits of the SHA-256 of the effective settings. */
export const settingsDigest = (settings: unknown): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16)

const warnings = ({ run: { warnings: list }, lang }: Composer): Sentence[] => {
  const said = runWarnings(list, lang)
  return said.length === 0 ? [] : [sentence(texts.warnings, { list: clauseText(said, lang) })]
}

const gaps = ({ run: { notEvaluated }, lang }: Composer): Block[] => {
  if (notEvaluated.length === 0) return [paragraph(sentence(texts.methodNoGaps))]
  return [
    paragraph(sentence(texts.methodGapsText)),
    {
      type: 'table',
      title: sentence(texts.tableGaps),
      columns: [
        { head: texts.rule, width: 0.15, align: 'left' },
        { head: texts.ruleName, width: 0.35, align: 'left' },
        { head: texts.missing, width: 0.5, align: 'left' },
      ],
      rows: notEvaluated.map(({ rule, missing }) => [
        rule,
        RULES[ruleIndex[rule]!] ? sentence(RULES[ruleIndex[rule]!]!.name) : '—',
        gapsText(missing, lang),
      ]),
    },
  ]
}

/** Columns whose filling decides what rules can see. */
const KEY_COLUMNS = [
  'lots.opened_at',
  'lots.control_price',
  'lots.township',
  'bids.amount',
  'bids.won',
  'bids.ip',
  'bids.mac',
  'bids.disk_serial',
  'bids.lock_no',
  'bids.file_guid',
  'bids.deposit_account',
  'bids.agent_id_no',
  'bids.manager_id_no',
]

const quality = ({ quality: report, lang }: Composer): Block => ({
  type: 'table',
  title: sentence(texts.tableQuality),
  unit: texts.unitRows,
  columns: [
    { head: texts.column, width: 0.36, align: 'left' },
    { head: texts.filled, width: 0.16, align: 'right' },
    { head: texts.missingRows, width: 0.16, align: 'right' },
    { head: texts.placeholders, width: 0.16, align: 'right' },
    { head: texts.invalid, width: 0.16, align: 'right' },
  ],
  rows: KEY_COLUMNS.flatMap((id) => {
    const [table, name] = id.split('.')
    const column = report.tables
      .find((one) => one.table === table)
      ?.columns.find((one) => one.column === name)
    if (!column) return []
    return [[columnText(id, lang), column.filled, column.missing, column.placeholder, column.invalid]]
  }),
})

const glossary = (): Block => ({
  type: 'table',
  title: sentence(texts.tableGlossary),
  columns: [
    { head: texts.term, width: 0.2, align: 'left' },
    { head: texts.meaning, width: 0.8, align: 'left' },
  ],
  rows: [
    [sentence(texts.glossRed), sentence(LEVEL_MEANINGS.red!)],
    [sentence(texts.glossYellow), sentence(LEVEL_MEANINGS.yellow!)],
    [sentence(texts.glossGrade), sentence(texts.glossGradeText)],
    [sentence(texts.glossFamily), sentence(texts.glossFamilyText)],
    [sentence(texts.glossCv), sentence(texts.glossCvText)],
  ],
})
