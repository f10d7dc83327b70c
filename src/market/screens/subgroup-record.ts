import type { EffectiveBids } from './effective-bids.js'
import { forEachSubgroups, SUBGROUP_SCREENS, type SubgroupScreen, type Summary } from './subgroups.js'

type Known = { [field in keyof Summary]: number | null }

/** The screens of a lot's triples and quadruples as scripts read them; null where the lot has fewer bids. */
export interface SubgroupRecord {
  triples: SizeRecord | null
  quadruples: SizeRecord | null
}
type SizeRecord = { count: number; sampled: boolean } & Record<SubgroupScreen, Known>

export const subgroupRecord = (prices: EffectiveBids, lot: number): SubgroupRecord => ({
  triples: ofSize(prices, 3, lot),
  quadruples: ofSize(prices, 4, lot),
})

const ofSize = (prices: EffectiveBids, size: 3 | 4, lot: number): SizeRecord | null => {
  let record: SizeRecord | null = null
  const keep = (value: number): number | null => (Number.isNaN(value) ? null : value)
  forEachSubgroups(
    prices,
    size,
    (_, { count, sampled, screens }) => {
      const known = Object.fromEntries(
        SUBGROUP_SCREENS.map((name) => {
          const { min, median, mean, max } = screens[name]
          return [name, { min: keep(min), median: keep(median), mean: keep(mean), max: keep(max) }]
        }),
      )
      record = { count, sampled, ...(known as Record<SubgroupScreen, Known>) }
    },
    { from: lot, to: lot + 1 },
  )
  return record
}
