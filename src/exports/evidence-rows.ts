import type { RingEvidence } from '../domain/ring.js'
import type { Cell } from '../formats/cell.js'
import type { Words } from '../rules/words.js'
import { exemptionText } from '../telling/exemption.js'
import { tellFactInOne } from '../telling/fact.js'
import { columnText } from '../telling/gaps.js'
import { articleOn } from '../telling/law.js'
import { ruleName } from '../telling/rule-name.js'
import { EVIDENCE_COLUMNS } from '../texts/exports.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { FAMILY_TEXTS, LEVEL_TEXTS, NOTE_TEXTS, ROLE_TEXTS } from '../texts/rings.js'
import { type Lang, say } from '../texts/text.js'
import { rowRefs } from './edges.js'
import type { ShownRing } from './graph.js'
import type { ExportModel } from './model.js'

export type EvidenceColumn = keyof typeof EVIDENCE_COLUMNS

export const evidenceColumns = (lang: Lang): string[] =>
  Object.values(EVIDENCE_COLUMNS).map((text) => say(text, lang))

/** Columns that a reader of a printed page needs; the workbook has the lists on a sheet of their own. */
export const PRINTED_COLUMNS: readonly EvidenceColumn[] = [
  'ring',
  'level',
  'item',
  'rule',
  'ruleName',
  'family',
  'grade',
  'bits',
  'bidderName',
  'role',
  'kind',
  'value',
  'pattern',
  'firstDay',
  'lastDay',
  'holders',
  'of',
]

/** Columns of an evidence row that hold lists, each entry a row of the sheet of lists. */
export const LIST_COLUMNS = ['lots', 'columns', 'law', 'exemptions', 'notes', 'rows'] as const

/** Position of a column in a row. */
export const placeOf = (column: EvidenceColumn): number => COLUMNS.indexOf(column)
const COLUMNS = Object.keys(EVIDENCE_COLUMNS)

/** One row for each member in each fact of each ring: what CSV holds, and the workbook's evidence sheet. */
export function* evidenceRows(model: ExportModel): Generator<Cell[]> {
  const { head } = model
  const tail: Cell[] = [head.number, head.at, head.requester, head.notice]
  for (const shown of model.rings())
    for (const row of ringEvidence(shown, model.words(shown.ring))) yield [...row, ...tail]
}

/** The same of one ring without what is said of the file. */
export function* ringEvidence({ ring, sources }: ShownRing, words: Words): Generator<Cell[]> {
  const { lang } = words
  const members = new Map(ring.members.map((member) => [member.bidderId, member]))
  for (const [i, item] of ring.evidence.entries()) {
    const fact = factCells(item, words)
    const rows = rowRefs(sources[i] ?? []).join('; ')
    for (const id of item.members) {
      const member = members.get(id)
      yield [
        ring.id,
        say(LEVEL_TEXTS[ring.level], lang),
        ring.score,
        i + 1,
        ...fact.before,
        id,
        member?.name ?? '',
        member ? say(ROLE_TEXTS[member.role]!, lang) : '',
        ...fact.after,
        rows,
      ]
    }
  }
}

const factCells = (item: RingEvidence, words: Words): { before: Cell[]; after: Cell[] } => ({
  before: [
    item.rule,
    ruleName(item.rule, words.lang),
    words.text(FAMILY_TEXTS[item.family]),
    item.grade,
    item.bits,
  ],
  after: [
    item.kind === null ? '' : words.text(KIND_TEXTS[item.kind]!),
    item.value ?? '',
    tellFactInOne(item, words),
    item.sources.map((id) => columnText(id, words.lang)).join('; '),
    item.lots.join('; '),
    item.firstDay,
    item.lastDay,
    item.holders,
    item.of,
    lawTitles(item, words).join('; '),
    exemptionText(item, words),
    item.notes.map((note) => (NOTE_TEXTS[note] ? words.text(NOTE_TEXTS[note]) : note)).join('; '),
  ],
})

/** Titles of the articles as they stood on the last day of the fact. */
const lawTitles = ({ law, lastDay }: RingEvidence, words: Words): string[] =>
  law.map((id) => {
    const found = articleOn(id, lastDay)
    return found ? words.text(found.article.title) : id
  })
