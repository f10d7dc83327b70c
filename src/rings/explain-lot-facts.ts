import type { LotFlagRecord } from '../domain/lot-flag.js'
import { RULES, ruleIndex } from '../rules/index.js'
import { explainTexts as texts } from '../texts/explain.js'
import { LOT_FACT_TEXTS } from '../texts/lot-facts.js'
import { NULL_TEXTS } from '../texts/nulls.js'
import { GRADE_TEXTS } from '../texts/rings.js'
import type { Note } from './note.js'

const SHOWN = 12

/**
 * What rules about lots, committees and contracts said of the ring's lots, strongest first: context, which counts for no
 * level. A fact about particular bidders is shown when one of them is a member.
 */
export const lotFactLines = (note: Note, facts: readonly LotFlagRecord[]): string[] => {
  const members = new Set(note.record.ring.members.map(({ bidderId }) => bidderId))
  const own = facts.filter(({ bidders }) => bidders.length === 0 || bidders.some((id) => members.has(id)))
  const order = '直视禁强线弱'
  const shown = own.toSorted(
    (x, y) => order.indexOf(x.grade) - order.indexOf(y.grade) || y.bits - x.bits || (x.lot < y.lot ? -1 : 1),
  )
  const lines = shown.slice(0, SHOWN).flatMap((fact) => factLines(note, fact))
  if (own.length > SHOWN) lines.push(...note.paragraph(note.text(texts.andMore, { n: own.length }), '  '))
  return lines.length > 0 ? [...note.paragraph(note.text(texts.lotFactsNote), '  '), ...lines] : []
}

const factLines = (note: Note, fact: LotFlagRecord): string[] => {
  const grade = note.lang === 'zh' ? fact.grade : `${fact.grade} ${note.text(GRADE_TEXTS[fact.grade]!)}`
  const head = note.text(texts.lotFact, {
    lot: fact.lot,
    rule: fact.rule,
    name: note.text(RULES[ruleIndex[fact.rule]!]!.name),
    grade,
  })
  const chance =
    fact.p === null || fact.null === null
      ? []
      : note.paragraph(
          note.text(texts.lotFactChance, {
            p: Number(fact.p.toPrecision(2)),
            null: NULL_TEXTS[fact.null] ? note.text(NULL_TEXTS[fact.null]!) : fact.null,
          }),
          '      ',
        )
  return [
    ...note.paragraph(head, '  · '),
    ...(fact.bidders.length > 0 ? note.paragraph(note.list(fact.bidders.map(note.nameOf)), '      ') : []),
    ...note.paragraph(said(note, fact), '      '),
    ...chance,
  ].filter((line) => line.trim() !== '')
}

/** The fact as its rule's text says it, or its figures as they are. */
const said = (note: Note, { rule, detail }: LotFlagRecord): string => {
  if (!detail) return ''
  const form =
    detail.form ?? detail.period ?? (rule === 'TND-07' && detail.expert !== undefined ? 'member' : undefined)
  const text = LOT_FACT_TEXTS[form === undefined ? rule : `${rule} ${form}`] ?? LOT_FACT_TEXTS[rule]
  const params = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, shownValue(name, value)]),
  )
  if (text) return note.text(text, params)
  return Object.entries(params)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ')
}

const SHARES = new Set(['share', 'over', 'spread', 'othersMedian', 'gap', 'winnerMean', 'attendance'])

const shownValue = (name: string, value: unknown): string | number => {
  if (Array.isArray(value)) return value.join(', ')
  if (value === null || value === undefined) return '-'
  if (name.endsWith('Fen')) return (Number(value) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  if (SHARES.has(name)) return `${Math.round(Number(value) * 1000) / 10}%`
  if (typeof value !== 'number') return String(value)
  return Number.isInteger(value) ? value : Number(value.toPrecision(4))
}

/** The facts with fractions to four significant digits, as people read them. */
export const shortened = (facts: readonly LotFlagRecord[]): LotFlagRecord[] =>
  JSON.parse(JSON.stringify(facts), (_, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value,
  ) as LotFlagRecord[]
