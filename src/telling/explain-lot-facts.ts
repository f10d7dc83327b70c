import { append } from '../arrays/append.js'
import { gradeIndex } from '../domain/grade.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import { explainTexts as texts } from '../texts/explain.js'
import { GRADE_TEXTS } from '../texts/rings.js'
import { ownLotFacts, tellLotFact } from './lot-fact.js'
import type { Note } from './note.js'
import { ruleName } from './rule-name.js'

const SHOWN = 12

/**
 * What rules about lots, committees and contracts said of the ring's lots, strongest first: context, which
 * counts for no level. A fact about particular bidders is shown when one of them is a member.
 */
export const lotFactLines = (note: Note, facts: readonly LotFlagRecord[]): string[] => {
  const own = ownLotFacts(facts, note.record.ring.members)
  const shown = own.toSorted(
    (x, y) => gradeIndex[x.grade] - gradeIndex[y.grade] || y.bits - x.bits || (x.lot < y.lot ? -1 : 1),
  )
  const lines = shown.slice(0, SHOWN).flatMap((fact) => factLines(note, fact))
  if (own.length > SHOWN) append(lines, note.paragraph(note.text(texts.andMore, { n: own.length }), '  '))
  return lines.length > 0 ? [...note.paragraph(note.text(texts.lotFactsNote), '  '), ...lines] : []
}

const factLines = (note: Note, fact: LotFlagRecord): string[] => {
  const grade = note.lang === 'zh' ? fact.grade : `${fact.grade} ${note.text(GRADE_TEXTS[fact.grade])}`
  const name = ruleName(fact.rule, note.lang)
  return [
    ...note.paragraph(note.text(texts.lotFact, { lot: fact.lot, rule: fact.rule, name, grade }), '  · '),
    ...(fact.bidders.length > 0 ? note.paragraph(note.list(fact.bidders.map(note.name)), '      ') : []),
    ...tellLotFact(fact, note).flatMap((text) => note.paragraph(text, '      ')),
  ]
}

/** The facts with fractions to four significant digits, as people read them. */
export const shortened = (facts: readonly LotFlagRecord[]): LotFlagRecord[] =>
  JSON.parse(JSON.stringify(facts), (_, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value,
  ) as LotFlagRecord[]
