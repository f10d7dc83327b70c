import { createHash } from 'node:crypto'
import type { MarkOf } from '../casebook/value-marks.js'
import { gradeIndex } from '../domain/grade.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import type { RingEvidence } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import type { StatutoryFactRecord } from '../domain/statutory-fact.js'
import { maskValue } from '../normalise/mask.js'
import { RULES, ruleIndex } from '../rules/index.js'
import type { NameOf } from '../telling/names.js'
import { ruleName } from '../telling/rule-name.js'
import type { LeadFact } from './lead.js'

/**
 * Facts of a ring that are to be judged, strongest first: those that count for its level, or all where none
 * does.
 */
export const factsOfRing = ({ run, ring, clear }: RingRecord, nameOf: NameOf, markOf: MarkOf): LeadFact[] => {
  const all = ring.evidence.map((item, i) => ({ item, clear: clear[i] ?? item.value }))
  const counted = all.filter(({ item }) => item.notes.length === 0)
  return (
    (counted.length > 0 ? counted : all)
      .map(({ item, clear }) => ({ fact: factOfItem(item, { clear, run, markOf }, nameOf), bits: item.bits }))
      // by the digest, which is the same in every store
      .toSorted(
        (a, b) =>
          gradeIndex[a.fact.grade] - gradeIndex[b.fact.grade] ||
          b.bits - a.bits ||
          (a.fact.id < b.fact.id ? -1 : 1),
      )
      .map(({ fact }) => marked(fact, markOf))
  )
}

const factOfItem = (
  item: RingEvidence,
  { clear, run, markOf }: { clear: string | null; run: string; markOf: MarkOf },
  nameOf: NameOf,
): LeadFact => ({
  id: fingerprint([item.rule, item.kind ?? '', clear ?? item.members.join(' ')]),
  rule: item.rule,
  family: item.family,
  grade: item.grade,
  name: nameOfRule(item.rule),
  members: item.members.map((id) => nameOf(id) || id),
  lots: item.lots.length,
  kind: item.kind,
  value: item.value,
  law: item.law,
  run,
  ...personOf(item, clear, markOf),
})

/** The person whose number a fact rests on. A name alone is anybody's. */
const personOf = (
  { kind, value }: Pick<RingEvidence, 'kind' | 'value'>,
  clear: string | null,
  markOf: MarkOf,
): Pick<LeadFact, 'persons'> =>
  kind === 'person' && value !== null && clear !== null
    ? { persons: [{ id: markOf('person', `${kind}\n${clear}`), kind, value }] }
    : {}

/** Experts whom a rule names by their numbers, which may be identity numbers. */
const expertsOf = ({ detail }: LotFlagRecord, markOf: MarkOf): Pick<LeadFact, 'persons'> => {
  const named = [detail?.expert, detail?.experts].flat().filter((one) => typeof one === 'string')
  const persons = [...new Set(named)].map((expert) => ({
    id: markOf('person', `expert\n${expert}`),
    kind: 'expert' as const,
    value: maskValue('person', expert),
  }))
  return persons.length > 0 ? { persons } : {}
}

/** What a fact is told with: its run, the names of bidders, and marks in the place of values. */
export interface Telling {
  run: string
  nameOf: NameOf
  markOf: MarkOf
}

/** A fact about one lot that the law deems collusion. */
export const factOfDeed = (fact: StatutoryFactRecord, { run, nameOf, markOf }: Telling): LeadFact =>
  marked(
    {
      ...lotFact(fact, run, nameOf),
      id: fingerprint([fact.rule, fact.kind ?? '', fact.clear ?? fact.value ?? fact.bidders.join(' ')]),
      kind: fact.kind,
      value: fact.value,
      law: fact.law,
      ...personOf(fact, fact.clear, markOf),
    },
    markOf,
  )

/** A fact that a rule finds about one lot. */
export const factOfFlag = (flag: LotFlagRecord, { run, nameOf, markOf }: Telling): LeadFact =>
  marked(
    {
      ...lotFact(flag, run, nameOf),
      id: fingerprint([flag.rule, flag.lot, ...flag.bidders]),
      kind: null,
      value: null,
      law: [],
      ...expertsOf(flag, markOf),
    },
    markOf,
  )

const lotFact = (
  { rule, grade, bidders }: Pick<LotFlagRecord, 'rule' | 'grade' | 'bidders'>,
  run: string,
  nameOf: NameOf,
): Omit<LeadFact, 'id' | 'kind' | 'value' | 'law'> => ({
  rule,
  family: RULES[ruleIndex[rule]!]!.family,
  grade,
  name: nameOfRule(rule),
  members: bidders.map((id) => nameOf(id) || id),
  lots: 1,
  run,
})

const nameOfRule = (id: string): LeadFact['name'] => ({ zh: ruleName(id, 'zh'), en: ruleName(id, 'en') })

const marked = (fact: LeadFact, markOf: MarkOf): LeadFact => ({ ...fact, id: markOf('fact', fact.id) })

/** Of rule, kind and value in clear: never shown, since values can be tried out. */
const fingerprint = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
