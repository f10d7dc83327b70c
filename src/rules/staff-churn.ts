import { MAX_DAY, MIN_DAY } from '../domain/day.js'
import { kindIndex, sourceIndex } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import type { PairHit } from './pair-hit.js'

export interface ChurnSettings {
  minPersons: number
  windowDays: number
}
export interface ChurnDetail {
  type: 'churn'
  persons: number
}

/**
 * Staff churn (REL-10): did several builders change between two bidders within a year?
 *
 * A change: a builder's term at the one ends and one at the other begins, no more than windowDays apart, the later
 * beginning after the earlier. Flagged when minPersons persons or more change, either way, within windowDays.
 * Silent where terms have no dates.
 */
export const churnHits = (market: Market, settings: ChurnSettings): PairHit<ChurnDetail>[] => {
  const changes = new Map<number, { person: number; day: number }[]>()
  const { kind, useOffsets } = market.values
  for (let v = 0; v < market.values.count; v++) {
    if (kind[v] !== kindIndex.person) continue
    const terms = termsOf(market, useOffsets[v]!, useOffsets[v + 1]!)
    for (const x of terms)
      for (const y of terms) {
        const leaves = x.bidder !== y.bidder && x.from < y.from && x.to !== MAX_DAY && y.from !== MIN_DAY
        if (!leaves || Math.abs(y.from - x.to) > settings.windowDays) continue
        const key = Math.min(x.bidder, y.bidder) * market.bidders.count + Math.max(x.bidder, y.bidder)
        changes.set(key, [...(changes.get(key) ?? []), { person: v, day: y.from }])
      }
  }
  return [...changes]
    .sort(([x], [y]) => x - y)
    .map(([key, list]) => ({ key, persons: mostWithin(list, settings.windowDays) }))
    .filter(({ persons }) => persons >= settings.minPersons)
    .map(({ key, persons }) => ({
      a: Math.floor(key / market.bidders.count),
      b: key % market.bidders.count,
      grade: '弱',
      holders: 2,
      lots: [],
      detail: { type: 'churn', persons },
    }))
}

const termsOf = (
  { values, bidders }: Market,
  start: number,
  end: number,
): { bidder: number; from: number; to: number }[] => {
  const terms: { bidder: number; from: number; to: number }[] = []
  for (let u = start; u < end; u++)
    if (values.useSource[u] === sourceIndex['roles.builder'] && values.useBidder[u]! < bidders.count)
      terms.push({ bidder: values.useBidder[u]!, from: values.useFrom[u]!, to: values.useTo[u]! })
  return terms
}

const mostWithin = (changes: { person: number; day: number }[], window: number): number =>
  Math.max(
    ...changes.map(
      ({ day }) =>
        new Set(changes.filter((c) => c.day >= day && c.day - day <= window).map((c) => c.person)).size,
    ),
  )
