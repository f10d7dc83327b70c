import type { Grade } from '../domain/grade.js'
import type { RingEvidence } from '../domain/ring.js'
import type { SourceRow } from '../domain/source-row.js'
import type { Article } from '../law/index.js'
import { explainTexts as texts } from '../texts/explain.js'
import { FAMILY_TEXTS, GRADE_TEXTS, NOTE_TEXTS } from '../texts/rings.js'
import type { Text } from '../texts/text.js'
import { exemptionText } from './exemption.js'
import { isOfAll, stopped, tellFact, unnamed } from './fact.js'
import { columnText } from './gaps.js'
import { articleOn } from './law.js'
import type { Note } from './note.js'
import { ruleName } from './rule-name.js'

/** The evidence, family by family, strongest family first. */
export const evidenceLines = (note: Note): string[] => {
  const { ring, sources } = note.record
  const order = [...new Set(ring.evidence.map((item) => item.family))]
  let number = 0
  const cited = new Set<Article>()
  return order.flatMap((family, f) => {
    const standing = ring.families.find((one) => one.family === family)
    const facts = ring.evidence.flatMap((item, i) =>
      item.family === family ? [{ item, rows: sources[i] ?? [] }] : [],
    )
    const head = note.text(texts.familyHead, {
      family: note.text(FAMILY_TEXTS[family]),
      grade: gradeText(note, standing?.grade ?? '弱'),
      members: standing?.members ?? 0,
      of: ring.members.length,
      bits: note.number(standing?.bits ?? 0),
    })
    return [
      ...(f > 0 ? [''] : []),
      ...note.paragraph(head, '  '),
      ...facts.flatMap((fact) => factLines(note, fact, ++number, cited)),
    ]
  })
}

const factLines = (
  note: Note,
  { item, rows }: { item: RingEvidence; rows: SourceRow[] },
  number: number,
  cited: Set<Article>,
): string[] => {
  const head = note.text(texts.factHead, {
    rule: item.rule,
    name: ruleName(item.rule, note.lang),
    grade: gradeText(note, item.grade),
    bits: note.number(item.bits),
  })
  const line = (label: Text, content: string): string[] =>
    content === '' ? [] : note.paragraph(content, labelled(note, label))
  const { members } = note.record.ring
  const told = tellFact(item, note, members)
  const mark = `  ${String(number).padStart(2)}. `
  return [
    ...note.paragraph(head, mark).map((text) => note.colors.bold(text)),
    ...told.flatMap((text) => note.paragraph(stopped(text, note), '      ')),
    ...(!isOfAll(item, members) && unnamed(item, told, note)
      ? line(texts.who, note.list(item.members.map(note.name)))
      : []),
    ...line(texts.onLots, note.list(item.lots)),
    ...line(texts.days, dayText(note, item)),
    ...line(texts.columns, note.list(item.sources.map((id) => columnText(id, note.lang)))),
    ...item.law.flatMap((id) => lawLines(note, id, item, cited)),
    ...line(texts.checked, exemptionText(item, note)),
    ...item.notes.flatMap((key) => line(texts.note, NOTE_TEXTS[key] ? note.text(NOTE_TEXTS[key]) : key)),
    ...rowTexts(note, rows).flatMap((text) => line(texts.rows, text)),
  ]
}

export const gradeText = (note: Note, grade: Grade): string =>
  note.lang === 'zh' ? grade : `${grade} ${note.text(GRADE_TEXTS[grade])}`

export const dayText = (note: Note, { firstDay, lastDay }: RingEvidence): string => {
  if (!firstDay) return ''
  return firstDay === lastDay ? firstDay : `${firstDay} ${note.text(texts.to)} ${lastDay}`
}

const labelled = (note: Note, label: Text): string =>
  `      ${note.text(texts.label, { label: note.text(label) })}`

/** The article as it stood on the last day of the fact; its words once in a note. */
const lawLines = (note: Note, id: string, { lastDay }: RingEvidence, cited: Set<Article>): string[] => {
  const found = articleOn(id, lastDay)?.article
  const first = labelled(note, texts.law)
  if (!found) return note.paragraph(id, first)
  if (cited.has(found)) return note.paragraph(note.text(found.title), first)
  cited.add(found)
  const form = found.form === 'summary' ? note.text(texts.lawSummary) : ''
  return note.paragraph(`${note.text(found.title)}${form} ${note.text(found.text)}`, first)
}

/** `bids.csv:7, 9, 12`, a line for each file. */
export const rowTexts = (note: Note, rows: SourceRow[]): string[] => {
  const files = new Map<string, Set<number>>()
  for (const { file, line } of rows) files.set(file, (files.get(file) ?? new Set()).add(line))
  return [...files].map(
    ([file, lines]) => `${file}:${note.list([...lines].sort((x, y) => x - y).map(String))}`,
  )
}
