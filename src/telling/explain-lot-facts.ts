import { gradeIndex } from '../domain/grade.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import { explainTexts as texts } from '../texts/explain.js'
import { GRADE_TEXTS } from '../texts/rings.js'
import { ownLotFacts, tellLotFact } from './lot-fact.js'
import type { Note } from './note.js'
import { alone, type Outlined } from './outline.js'
import { ruleName } from './rule-name.js'

const SHOWN = 12

/**
 * What rules about lots, committees and contracts said of the ring's lots, strongest first: context, which
 * counts for no level. A fact about particular bidders is shown when one of them is a member.
 */
export const lotFactOutline = (note: Note, facts: readonly LotFlagRecord[]): Outlined[] => {
  const { shown, more } = shownOf(note, facts)
  if (shown.length === 0) return []
  return [
    alone(note.text(texts.lotFactsNote)),
    ...shown.map((fact) => outlineOf(note, fact)),
    ...more.map(alone),
  ]
}

/** The same as lines of the note. */
export const lotFactLines = (note: Note, facts: readonly LotFlagRecord[]): string[] => {
  const { shown, more } = shownOf(note, facts)
  if (shown.length === 0) return []
  return [
    ...note.paragraph(note.text(texts.lotFactsNote), '  '),
    ...shown.flatMap((fact) => {
      const { text, under } = outlineOf(note, fact)
      return [...note.paragraph(text, '  · '), ...under.flatMap((one) => note.paragraph(one, '      '))]
    }),
    ...more.flatMap((one) => note.paragraph(one, '  ')),
  ]
}

/** The facts that are told, and what is said of the others. */
const shownOf = (note: Note, facts: readonly LotFlagRecord[]): { shown: LotFlagRecord[]; more: string[] } => {
  const own = ownLotFacts(facts, note.record.ring.members).toSorted(
    (x, y) => gradeIndex[x.grade] - gradeIndex[y.grade] || y.bits - x.bits || (x.lot < y.lot ? -1 : 1),
  )
  const more = own.length > SHOWN ? [note.text(texts.andMore, { n: own.length })] : []
  return { shown: own.slice(0, SHOWN), more }
}

const outlineOf = (note: Note, fact: LotFlagRecord): Outlined => {
  const grade = note.lang === 'zh' ? fact.grade : `${fact.grade} ${note.text(GRADE_TEXTS[fact.grade])}`
  const name = ruleName(fact.rule, note.lang)
  const who = fact.bidders.length > 0 ? [note.list(fact.bidders.map(note.name))] : []
  return {
    text: note.text(texts.lotFact, { lot: fact.lot, rule: fact.rule, name, grade }),
    under: [...who, ...tellLotFact(fact, note)],
  }
}

/** The facts with fractions to four significant digits, as people read them. */
export const shortened = (facts: readonly LotFlagRecord[]): LotFlagRecord[] =>
  JSON.parse(JSON.stringify(facts), (_, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value,
  ) as LotFlagRecord[]
