import { lowerBound, upperBound } from '../../arrays/search.js'
import type { PriceStrata } from './strata.js'

/** Ranks of values that are no lot's own (a group's prices on the lot) among the lots of its stratum. */
export class StratumRanks {
  private readonly sorted: (Float64Array | undefined)[][]

  constructor(
    values: ArrayLike<number>,
    private readonly strata: PriceStrata,
  ) {
    this.sorted = strata.cells.map(({ count, of }, at) => {
      const lists: (number[] | undefined)[] = Array.from({ length: count })
      for (let lot = 0; lot < of.length; lot++)
        if (strata.level[lot] === at && lists[of[lot]!] === undefined) lists[of[lot]!] = []
      for (let lot = 0; lot < of.length; lot++)
        if (!Number.isNaN(values[lot]!)) lists[of[lot]!]?.push(values[lot]!)
      return lists.map((list) => list && Float64Array.from(list).sort())
    })
  }

  /** Lots of the stratum that have a value. */
  sizeAt(lot: number): number {
    return this.of(lot).length
  }

  /**
   * Share of the stratum's lots with a lesser value, equals half; strictly between 0 and 1. NaN where none
   * has one.
   */
  shareBelow(lot: number, value: number): number {
    const sorted = this.of(lot)
    if (sorted.length === 0 || Number.isNaN(value)) return Number.NaN
    return ((lowerBound(sorted, value) + upperBound(sorted, value)) / 2 + 0.5) / (sorted.length + 1)
  }

  /** The middle value of the stratum. */
  medianAt(lot: number): number {
    const sorted = this.of(lot)
    return sorted.length === 0 ? Number.NaN : sorted[sorted.length >> 1]!
  }

  private of(lot: number): Float64Array {
    const at = this.strata.level[lot]!
    return this.sorted[at]![this.strata.cells[at]!.of[lot]!]!
  }
}
