import { lowerBound, upperBound } from '../arrays/search.js'
import { SCREENS, type ScreenName } from '../market/screens/lot-screens.js'
import type { ScreenedMarket } from '../market/screens/screen-market.js'
import { quantileOfSorted } from '../stats/quantile.js'

/** Where the lots that a lot is compared with lie, and where it lies among them. */
export interface Reference {
  n: number
  q05: number
  q25: number
  q50: number
  q75: number
  q95: number
  /** share of them with a smaller value, of equal ones half */
  place: number
}

/** For each screen of the lot: the lots of its stratum that have it; null where the lot has not. */
export const referenceOf = (
  { screens, strata }: Pick<ScreenedMarket, 'screens' | 'strata'>,
  lot: number,
): Record<ScreenName, Reference | null> => {
  const { of } = strata.cells[strata.level[lot]!]!
  const inside = Array.from(of.keys()).filter((other) => of[other] === of[lot])
  return Object.fromEntries(SCREENS.map((name) => [name, referenceIn(screens[name], inside, lot)])) as Record<
    ScreenName,
    Reference | null
  >
}

const referenceIn = (column: ArrayLike<number>, inside: readonly number[], lot: number): Reference | null => {
  const own = column[lot]!
  if (Number.isNaN(own)) return null
  const values = Float64Array.from(inside, (other) => column[other]!)
    .filter((value) => !Number.isNaN(value))
    .sort()
  const at = (share: number): number => quantileOfSorted(values, share)!
  return {
    n: values.length,
    q05: at(0.05),
    q25: at(0.25),
    q50: at(0.5),
    q75: at(0.75),
    q95: at(0.95),
    place: (lowerBound(values, own) + upperBound(values, own)) / 2 / values.length,
  }
}
