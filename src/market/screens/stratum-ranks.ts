import { lowerBound, upperBound } from '../../arrays/search.js'
import type { PriceStrata } from './strata.js'

/** Ranks of values that are no lot's own (a group's prices on the lot) among comparable lots. */
export interface Ranks {
  /** comparable lots that have a value */
  sizeAt(lot: number): number
  /** share of them with a lesser value, equals half; strictly between 0 and 1. NaN where none has one */
  shareBelow(lot: number, value: number): number
  /** the middle value of them; NaN where none has one */
  medianAt(lot: number): number
}

/** Ranks among the lots of a lot's stratum. */
export class StratumRanks implements Ranks {
  private readonly sorted: (Float64Array | undefined)[][]
  private coarse: StratumRanks | undefined

  /** @param whole strata to fall back on for a group that fills its own */
  constructor(
    private readonly values: ArrayLike<number>,
    private readonly strata: PriceStrata,
    private readonly whole?: PriceStrata,
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

  sizeAt(lot: number): number {
    return this.of(lot).length
  }

  shareBelow(lot: number, value: number): number {
    return shareBelow(this.of(lot), value)
  }

  medianAt(lot: number): number {
    return middleOf(this.of(lot))
  }

  /**
   * The same for a group with these lots. Where they are more than half of a stratum, the group would be
   * compared with itself and vanish: those lots are ranked among the other lots of the coarser strata.
   */
  beside(lots: readonly number[]): Ranks {
    const own = this.byStratum(lots)
    const fills = (lot: number): boolean => 2 * (own.get(this.of(lot))?.length ?? 0) > this.sizeAt(lot)
    if (!this.whole || !lots.some(fills)) return this
    this.coarse ??= new StratumRanks(this.values, this.whole)
    const others = this.coarse.without(this.coarse.byStratum(lots))
    const ranks = (lot: number): Ranks => (fills(lot) ? others : this)
    return {
      sizeAt: (lot) => ranks(lot).sizeAt(lot),
      shareBelow: (lot, value) => ranks(lot).shareBelow(lot, value),
      medianAt: (lot) => ranks(lot).medianAt(lot),
    }
  }

  /** Ranks among the lots of a stratum but these. */
  private without(own: ReadonlyMap<Float64Array, readonly number[]>): Ranks {
    const left = new Map<Float64Array, Float64Array>()
    for (const [stratum, values] of own) left.set(stratum, stratum.filter(leavingOut(values)))
    const of = (lot: number): Float64Array => left.get(this.of(lot)) ?? this.of(lot)
    return {
      sizeAt: (lot) => of(lot).length,
      shareBelow: (lot, value) => shareBelow(of(lot), value),
      medianAt: (lot) => middleOf(of(lot)),
    }
  }

  /** Values of these lots by the stratum they are in. */
  private byStratum(lots: readonly number[]): Map<Float64Array, number[]> {
    const found = new Map<Float64Array, number[]>()
    for (const lot of lots)
      if (!Number.isNaN(this.values[lot]!))
        found.set(this.of(lot), [...(found.get(this.of(lot)) ?? []), this.values[lot]!])
    return found
  }

  private of(lot: number): Float64Array {
    const at = this.strata.level[lot]!
    return this.sorted[at]![this.strata.cells[at]!.of[lot]!]!
  }
}

/** Is a value to stay when each of these is taken away once? */
const leavingOut = (values: readonly number[]): ((value: number) => boolean) => {
  const times = new Map<number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  return (value) => {
    const left = times.get(value) ?? 0
    if (left > 0) times.set(value, left - 1)
    return left === 0
  }
}

const shareBelow = (sorted: Float64Array, value: number): number =>
  sorted.length === 0 || Number.isNaN(value)
    ? Number.NaN
    : ((lowerBound(sorted, value) + upperBound(sorted, value)) / 2 + 0.5) / (sorted.length + 1)

const middleOf = (sorted: Float64Array): number =>
  sorted.length === 0 ? Number.NaN : sorted[sorted.length >> 1]!
