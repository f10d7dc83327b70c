import type { z } from 'zod'
import type { View } from '../access/view.js'
import { leastOf, mostOf } from '../arrays/extremes.js'
import { findString, stringAt } from '../arrays/strings.js'
import type { Casebook } from '../casebook/casebook.js'
import { isoDay, NO_DAY } from '../domain/day.js'
import type { Level } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import type { Market } from '../market/market.js'
import { eachRing } from './each-ring.js'
import type { RingIndex } from './schemas/ring-index.js'

type Index = z.infer<typeof RingIndex>

/**
 * The rings of a run as columns, best first: what a list of all of them is filtered and sorted by; with a
 * limit the first of them, and how many there are.
 */
export const ringColumns = async (
  casebook: Pick<Casebook, 'rings'>,
  market: Market,
  {
    run,
    levels,
    limit,
    view,
  }: { run: string | undefined; levels: Level[]; limit?: number | undefined; view: View },
): Promise<Index> => {
  const columns = emptyIndex(run ?? null)
  if (run === undefined) return columns
  const add = (ring: Ring): void => addRing(columns, view.listed(ring), market)
  if (limit === undefined) {
    columns.total = await eachRing(casebook, { run, levels }, add)
    return columns
  }
  const { rings, total } = casebook.rings({ run, levels, after: -1, limit })
  rings.forEach(add)
  columns.total = total
  return columns
}

const emptyIndex = (run: string | null): Index => ({
  run,
  total: 0,
  id: [],
  level: [],
  score: [],
  channels: [],
  belief: [],
  memberIds: [],
  memberNames: [],
  lots: [],
  wonFen: [],
  rules: [],
  families: [],
  grade: [],
  regions: [],
  industries: [],
  firstDay: [],
  lastDay: [],
})

const addRing = (columns: Index, ring: Ring, market: Market): void => {
  const around = surroundings(ring, market)
  const { identity, participation, price, outcome } = ring.channels
  columns.id.push(ring.id)
  columns.level.push(ring.level)
  columns.score.push(ring.score)
  columns.channels.push([identity, participation, price, outcome])
  columns.belief.push(ring.belief?.p ?? null)
  columns.memberIds.push(ring.members.map(({ bidderId }) => bidderId))
  columns.memberNames.push(ring.members.map(({ name, bidderId }) => name || bidderId))
  columns.lots.push(ring.lots.length)
  columns.wonFen.push(ring.amountFen)
  columns.rules.push([...new Set(ring.evidence.map(({ rule }) => rule))].sort())
  columns.families.push([...new Set(ring.evidence.map(({ family }) => family))])
  columns.grade.push(ring.evidence[0]?.grade ?? null)
  columns.regions.push(around.regions)
  columns.industries.push(around.industries)
  columns.firstDay.push(around.firstDay)
  columns.lastDay.push(around.lastDay)
}

/** Where, in which industries and between which days its lots lie; commonest place and industry first. */
const surroundings = ({ lots: ids }: Ring, { lots, words }: Market) => {
  const places = ids.map((id) => findString(lots.id, id)).filter((lot) => lot >= 0)
  const days = places.map((lot) => lots.day[lot]!).filter((day) => day !== NO_DAY)
  const word = (i: number): string => stringAt(words, i)
  return {
    regions: commonest(places.map((lot) => lots.region[lot]!)).map(word),
    industries: commonest(places.map((lot) => lots.industry[lot]!)).map(word),
    firstDay: days.length > 0 ? isoDay(leastOf(days)) : null,
    lastDay: days.length > 0 ? isoDay(mostOf(days)) : null,
  }
}

const commonest = (indices: readonly number[]): number[] => {
  const counts = new Map<number, number>()
  for (const i of indices) if (i >= 0) counts.set(i, (counts.get(i) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([i]) => i)
}
