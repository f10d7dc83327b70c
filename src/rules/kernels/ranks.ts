import { lowerBound } from '../../arrays/search.js'
import { quantileOfSorted } from '../../stats/quantile.js'

/** The values of one stratum, for a place among them. */
export class Ranks {
  private readonly values: number[] = []
  private sorted: Float64Array | undefined

  add(value: number): void {
    this.values.push(value)
    this.sorted = undefined
  }

  get count(): number {
    return this.values.length
  }

  /**
   * Chance of this value or a larger one by rank: (values ≥ it + 1) / (n + 1), the value itself being one of
   * them.
   */
  upper(value: number): number {
    const list = this.ascending()
    return Math.min(1, (list.length - lowerBound(list, value) + 1) / (list.length + 1))
  }

  /** Q3 + 1.5 · IQR; infinite when the quartiles are one value, so that nothing lies above it. */
  fence(): number {
    const list = this.ascending()
    const [low, high] = [quantileOfSorted(list, 0.25), quantileOfSorted(list, 0.75)]
    return low === undefined || high === undefined || low === high
      ? Number.POSITIVE_INFINITY
      : high + 1.5 * (high - low)
  }

  private ascending(): Float64Array {
    this.sorted ??= Float64Array.from(this.values).sort()
    return this.sorted
  }
}

/** Ranks by stratum, made when first asked. */
export class RanksByStratum {
  private readonly strata = new Map<number, Ranks>()

  of(stratum: number): Ranks {
    let ranks = this.strata.get(stratum)
    if (!ranks) this.strata.set(stratum, (ranks = new Ranks()))
    return ranks
  }
}
