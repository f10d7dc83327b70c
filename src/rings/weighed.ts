import type { RingEvidence } from '../domain/ring.js'
import type { WeighedItems } from '../domain/run.js'
import type { JudgedRing } from './judge.js'
import type { PairItem } from './pair-item.js'

/** Beyond so many items the evidence is not kept pair by pair: one value among hundreds of members. */
const MOST_ITEMS = 20_000

/** The evidence of a listed ring as it was weighed, pair by pair; undefined where it is too much to keep. */
export const weighedItems = ({
  judged,
  items,
  facts,
  asked,
  gamma,
}: JudgedRing): WeighedItems | undefined => {
  if (judged.level === 'green' || items.length > MOST_ITEMS) return undefined
  const factOf = new Map(facts.flatMap((fact, f) => fact.items.map((item) => [item, f] as const)))
  return {
    groups: asked.groups,
    gamma,
    fact: items.map((item) => factOf.get(item)!),
    a: items.map(({ a }) => a),
    b: items.map(({ b }) => b),
    grade: items.map(({ grade }) => grade),
    bits: items.map(({ bits }) => bits),
    flags: items.map(({ flags }) => flags),
    value: items.map(({ value }) => value),
    groupBits: items.map(({ groupBits = null }) => groupBits),
    lots: items.map(({ lots }) => Array.from(lots)),
  }
}

/** The same items again; `evidence` is the ring's, which names rule and family of each fact. */
export const itemsOf = (kept: WeighedItems, evidence: readonly RingEvidence[]): PairItem[] =>
  kept.fact.map((fact, i) => {
    const { rule, family } = evidence[fact]!
    const groupBits = kept.groupBits[i]!
    return {
      a: kept.a[i]!,
      b: kept.b[i]!,
      rule,
      family,
      grade: kept.grade[i]!,
      bits: kept.bits[i]!,
      flags: kept.flags[i]!,
      value: kept.value[i]!,
      detail: -1,
      ...(groupBits !== null && { groupBits }),
      lots: kept.lots[i]!,
    }
  })
