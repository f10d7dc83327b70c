import type { Family } from '../domain/grade.js'
import { CHECK_TEXTS, CLEAR_TEXTS, explainTexts as texts } from '../texts/explain.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { READING_TEXTS, REMOVAL_TEXTS } from '../texts/rings.js'
import type { Text } from '../texts/text.js'
import { gapsText } from './gaps.js'
import type { Note } from './note.js'
import { ruleName } from './rule-name.js'

/** Counter-evidence and innocent readings. */
export const readingLines = (note: Note): string[] => {
  const { readings } = note.record.ring
  if (readings.length === 0) return note.paragraph(note.text(texts.nothingWeakens), '  ')
  return readings.flatMap(({ key, params }) =>
    note.paragraph(READING_TEXTS[key] ? note.text(READING_TEXTS[key], params) : key, '  - '),
  )
}

export const hingeLine = (note: Note): string[] => {
  const { hingesOn, evidence } = note.record.ring
  if (!hingesOn) return note.paragraph(note.text(texts.noHinge), '  - ')
  const kind = evidence.find((item) => item.rule === hingesOn.rule && item.value === hingesOn.value)?.kind
  const name = `${hingesOn.rule} ${ruleName(hingesOn.rule, note.lang)}`
  const fact = hingesOn.value
    ? `${name} ${kind ? `${note.text(KIND_TEXTS[kind]!)} ` : ''}${hingesOn.value}`
    : name
  const effect = note.text(REMOVAL_TEXTS[hingesOn.ifRemoved])
  return note.paragraph(note.text(texts.hinges, { fact, effect }), '  - ')
}

/** What an innocent explanation would look like, for each family of evidence the ring has. */
export const clearLines = (note: Note): string[] => byFamily(note, CLEAR_TEXTS)

export const checkLines = (note: Note): string[] => byFamily(note, CHECK_TEXTS)

const byFamily = (note: Note, textOf: Readonly<Record<Family, Text>>): string[] =>
  [...new Set(note.record.ring.evidence.map((item) => item.family))].flatMap((family) =>
    note.paragraph(note.text(textOf[family]), '  - '),
  )

export const notEvaluatedLines = (note: Note): string[] =>
  note.record.ring.notEvaluated.flatMap(({ rule, missing }) =>
    note.paragraph(
      note.text(texts.label, { label: `${rule} ${ruleName(rule, note.lang)}` }) +
        gapsText(missing, note.lang),
      '  - ',
    ),
  )
