import type { RingEvidence } from '../domain/ring.js'
import type { Cell } from '../formats/cell.js'
import { article, articleInForce } from '../law/index.js'
import { ruleName } from '../telling/rule-name.js'
import { EVIDENCE_COLUMNS } from '../texts/exports.js'
import {
  EXEMPTION_RESULTS,
  EXEMPTION_TEXTS,
  FAMILY_TEXTS,
  KIND_TEXTS,
  LEVEL_TEXTS,
  NOTE_TEXTS,
  ROLE_TEXTS,
} from '../texts/rings.js'
import { type Lang, say } from '../texts/text.js'
import { rowRefs } from './edges.js'
import type { ShownRing } from './graph.js'
import type { ExportModel } from './model.js'

export type EvidenceColumn = keyof typeof EVIDENCE_COLUMNS

export const evidenceColumns = (lang: Lang): string[] =>
  Object.values(EVIDENCE_COLUMNS).map((text) => say(text, lang))

/** One row for each member in each fact of each ring: what CSV holds, and the workbook's evidence sheet. */
export function* evidenceRows(model: ExportModel): Generator<Cell[]> {
  const { head } = model
  const tail: Cell[] = [head.number, head.at, head.requester, head.notice]
  for (const shown of model.rings()) for (const row of ringEvidence(shown, head.lang)) yield [...row, ...tail]
}

/** The same of one ring without what is said of the file. */
export function* ringEvidence({ ring, sources }: ShownRing, lang: Lang): Generator<Cell[]> {
  const members = new Map(ring.members.map((member) => [member.bidderId, member]))
  for (const [i, item] of ring.evidence.entries()) {
    const fact = factCells(item, lang)
    const rows = rowRefs(sources[i] ?? []).join('; ')
    for (const id of item.members) {
      const member = members.get(id)
      yield [
        ring.id,
        say(LEVEL_TEXTS[ring.level]!, lang),
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

const factCells = (item: RingEvidence, lang: Lang): { before: Cell[]; after: Cell[] } => ({
  before: [
    item.rule,
    ruleName(item.rule, lang),
    say(FAMILY_TEXTS[item.family]!, lang),
    item.grade,
    item.bits,
  ],
  after: [
    item.kind === null ? '' : say(KIND_TEXTS[item.kind]!, lang),
    item.value ?? patternText(item),
    item.sources.join('; '),
    item.lots.join('; '),
    item.firstDay,
    item.lastDay,
    item.holders,
    item.of,
    lawTitles(item, lang).join('; '),
    exemptionText(item, lang),
    item.notes.map((note) => (NOTE_TEXTS[note] ? say(NOTE_TEXTS[note], lang) : note)).join('; '),
  ],
})

/** What a pattern rests on, as it is recorded. */
export const patternText = ({ detail }: RingEvidence): string => (detail ? JSON.stringify(detail) : '')

/** Titles of the articles as they stood on the last day of the fact. */
export const lawTitles = ({ law, lastDay }: RingEvidence, lang: Lang): string[] =>
  law.map((id) => {
    const found = (lastDay ? articleInForce(id, lastDay) : undefined) ?? article(id)
    return found ? say(found.title, lang) : id
  })

export const exemptionText = ({ exemptions }: RingEvidence, lang: Lang): string =>
  exemptions
    .map(({ key, result }) => `${say(EXEMPTION_TEXTS[key]!, lang)} ${say(EXEMPTION_RESULTS[result]!, lang)}`)
    .join('; ')
