import { stringAt } from '../arrays/strings.js'
import { dayText } from '../domain/day.js'
import { FAMILIES, GRADES } from '../domain/grade.js'
import type { Ring, RingEvidence } from '../domain/ring.js'
import { SOURCES, VALUE_KINDS, type ValueKind } from '../domain/value-kind.js'
import type { Detail } from '../evidence/items.js'
import { soleCurrency } from '../market/currency.js'
import type { Market } from '../market/market.js'
import { RULES, ruleIndex } from '../rules/index.js'
import { pairBits } from './cohesion.js'
import { exemptionsOf } from './exemptions.js'
import { bitsOf, daysOf, type Fact, notesOf } from './facts.js'
import type { JudgedRing } from './judge.js'
import { pairPlace, witnesses } from './pair-item.js'
import { rounded } from './score.js'

/** Shows a value of `market.values`: its text as everybody may see it. */
export type Show = (value: number) => string

/** Pairs of members as the ring's graph shows them. */
export type RingTie = {
  a: string
  b: string
  bits: number
  families: Record<string, number>
  rules: string[]
}

/** The ring as `rings --json` prints it. */
export const describeRing = (
  one: JudgedRing,
  id: string,
  context: { market: Market; show: Show; notEvaluated: Ring['notEvaluated'] },
): Ring => {
  const { market, show } = context
  const { bidders } = market
  const ids = one.draft.members.map((bidder) => stringAt(bidders.id, bidder))
  const name = (bidder: number): string => stringAt(bidders.name, bidder)
  return {
    id,
    level: one.judged.level,
    score: one.scored.score,
    members: one.draft.members.map((bidder, i) => ({
      bidderId: ids[i]!,
      name: name(bidder),
      role: one.roles[i]!,
      support: one.support[i]!,
      bids: one.joint.bids[i]!,
      wins: one.joint.wins[i]!,
      flags: one.flags[i]!.map((flag) => ({ rule: RULES[flag.rule]!.id, lots: lotIds(market, flag.lots) })),
    })),
    associates: one.draft.associates.map(({ bidder, tiedTo, bits }) => ({
      bidderId: stringAt(bidders.id, bidder),
      name: name(bidder),
      tiedTo: tiedTo.map((member) => stringAt(bidders.id, member)),
      bits: rounded(bits),
    })),
    lots: lotIds(market, one.joint.lots),
    amountFen: one.joint.amountFen,
    currency: one.joint.currency,
    channels: one.scored.channels,
    tests: one.scored.tests,
    families: one.judged.families.map(({ family, grade, members }) => ({
      family,
      grade: GRADES[grade ?? GRADES.length - 1]!,
      members,
      bits: one.scored.families.get(family)!,
    })),
    evidence: one.facts.map((fact) => describeFact(fact, ids, market, show)),
    hingesOn: hingeText(one, show),
    readings: one.readings,
    notEvaluated: context.notEvaluated,
    belief: one.belief ?? null,
  }
}

const hingeText = ({ hinge }: JudgedRing, show: Show): Ring['hingesOn'] => {
  if (!hinge) return null
  const first = hinge.items.reduce((best, item) =>
    item.grade < best.grade || (item.grade === best.grade && ruleIndex[item.rule]! < ruleIndex[best.rule]!)
      ? item
      : best,
  )
  return { rule: first.rule, value: first.value < 0 ? '' : show(first.value), ifRemoved: hinge.ifRemoved }
}

const describeFact = (fact: Fact, ids: string[], market: Market, show: Show): RingEvidence => {
  const rule = RULES[ruleIndex[fact.rule]!]!
  const days = daysOf(fact, market)
  const hasValue = fact.value >= 0
  return {
    rule: fact.rule,
    family: rule.family,
    grade: GRADES[fact.items[0]!.grade]!,
    members: fact.members.map((place) => ids[place]!),
    lots: lotIds(market, fact.lots),
    bits: rounded(bitsOf(fact)),
    kind: hasValue ? kindOf(market, fact.value) : null,
    value: hasValue ? show(fact.value) : null,
    sources: sourcesOf(fact, market),
    firstDay: days ? dayText(days.first) : null,
    lastDay: days ? dayText(days.last) : null,
    holders: hasValue ? market.values.holders[fact.value]! : null,
    of: market.bidders.count,
    notes: notesOf(fact),
    exemptions: exemptionsOf(fact, market),
    law: [...rule.law],
    detail: hasValue ? null : detailOf(fact, ids),
    currency: soleCurrency(
      market,
      Array.from(fact.lots, (lot) => market.lots.currency[lot]!),
    ),
  }
}

export const kindOf = (market: Market, value: number): ValueKind => VALUE_KINDS[market.values.kind[value]!]!

const sourcesOf = (fact: Fact, market: Market): string[] =>
  [...new Set(fact.uses.map((use) => SOURCES[market.values.useSource[use]!]!.id))].sort()

/** A pattern in words and numbers. Chances (q) rank pairs and are no error rates: they are not shown. */
const detailOf = ({ details }: Fact, ids: string[]): RingEvidence['detail'] => {
  const first = details[0]
  if (!first) return null
  if (first.detail.type === 'group' || (details.length === 1 && first.detail.type !== 'co-bidding'))
    return plain(first.detail)
  const pairs = details.map(({ a, b, detail }) => ({ a: ids[a]!, b: ids[b]!, ...plain(detail) }))
  return { type: first.detail.type, pairs: pairs.map(({ type: _, ...pair }) => pair) }
}

const plain = (detail: Detail): Record<string, unknown> & { type: string } => {
  if (detail.type !== 'co-bidding') return { ...detail }
  const { q: _, ...shown } = detail
  return { ...shown, expected: hundredths(detail.expected), lift: hundredths(detail.lift) }
}

const hundredths = (x: number): number => Math.round(x * 100) / 100

/** Ties between members with their bits by family. */
export const describeTies = (one: JudgedRing, market: Market): RingTie[] => {
  const ids = one.draft.members.map((bidder) => stringAt(market.bidders.id, bidder))
  const best = pairBits(witnesses(one.items), ids.length)
  const pairs = new Map<number, { a: number; b: number; rules: Set<string> }>()
  for (const { a, b, rule } of one.items) {
    const at = pairPlace(a, b, ids.length)
    const pair = pairs.get(at) ?? { a, b, rules: new Set() }
    pair.rules.add(rule)
    pairs.set(at, pair)
  }
  return [...pairs].map(([at, { a, b, rules }]) => {
    const bits = FAMILIES.map((family, f) => [family, best[at * FAMILIES.length + f]!] as const).filter(
      ([, x]) => x > 0,
    )
    return {
      a: ids[a]!,
      b: ids[b]!,
      bits: rounded(bits.reduce((sum, [, x]) => sum + x, 0)),
      families: Object.fromEntries(bits.map(([family, x]) => [family, rounded(x)])),
      rules: [...rules],
    }
  })
}

const lotIds = (market: Market, lots: readonly number[]): string[] =>
  lots.map((lot) => stringAt(market.lots.id, lot))
