/** Σ factor · x[at]; */
export interface Term {
  at: number
  factor: number
}
export interface Program {
  /** x[i] lies in 0 … upper[i] */
  upper: number[]
  equal: { terms: Term[]; sum: number }[]
  /** Σ ≤ most, most ≥ 0 */
  atMost: { terms: Term[]; most: number }[]
}

const EPS = 1e-7

/**
 * What each variable of a feasible linear program can be at least and at most: the simplex method on a dense
 * table with Bland's rule, phase one once, then from optimum to optimum. Undefined where nothing is feasible.
 */
export const rangesOf = ({ upper, equal, atMost }: Program): { low: number; high: number }[] | undefined => {
  const n = upper.length
  const rows = equal.length + n + atMost.length
  const width = n + n + atMost.length + equal.length + 1
  const table = Array.from({ length: rows }, () => new Float64Array(width))
  const basis = new Int32Array(rows)
  const end = width - 1
  const firstArtificial = n + n + atMost.length
  let r = 0
  for (const { terms, sum } of equal) {
    const sign = sum < 0 ? -1 : 1
    for (const { at, factor } of terms) table[r]![at]! += sign * factor
    table[r]![firstArtificial + r] = 1
    table[r]![end] = sign * sum
    basis[r] = firstArtificial + r
    r++
  }
  upper.forEach((most, i) => {
    table[r]![i] = 1
    table[r]![n + i] = 1
    table[r]![end] = most
    basis[r++] = n + i
  })
  atMost.forEach(({ terms, most }, i) => {
    for (const { at, factor } of terms) table[r]![at]! += factor
    table[r]![n + n + i] = 1
    table[r]![end] = most
    basis[r++] = n + n + i
  })
  const costs = new Float64Array(end)
  costs.fill(1, firstArtificial)
  if (minimised(table, basis, costs, end) > EPS) return undefined
  return upper.map((_, i) => {
    const cost = new Float64Array(firstArtificial)
    cost[i] = 1
    const low = minimised(table, basis, cost, firstArtificial)
    cost[i] = -1
    return { low, high: -minimised(table, basis, cost, firstArtificial) }
  })
}

/** The least Σ cost · x over the columns before `columns`, from a feasible basis, which moves there. */
const minimised = (table: Float64Array[], basis: Int32Array, cost: Float64Array, columns: number): number => {
  const end = table[0]!.length - 1
  const of = (column: number): number => cost[column] ?? 0
  for (;;) {
    const enter = entering(table, basis, of, columns)
    if (enter < 0) break
    const leave = leaving(table, basis, enter)
    if (leave < 0) return -Infinity
    pivot(table, leave, enter)
    basis[leave] = enter
  }
  return table.reduce((sum, row, r) => sum + of(basis[r]!) * row[end]!, 0)
}

const entering = (
  table: Float64Array[],
  basis: Int32Array,
  of: (column: number) => number,
  columns: number,
): number => {
  const priced = [...basis.keys()].filter((r) => of(basis[r]!) !== 0)
  for (let column = 0; column < columns; column++) {
    let reduced = of(column)
    for (const r of priced) reduced -= of(basis[r]!) * table[r]![column]!
    if (reduced < -EPS) return column
  }
  return -1
}

const leaving = (table: Float64Array[], basis: Int32Array, enter: number): number => {
  const end = table[0]!.length - 1
  let best = -1
  let least = Infinity
  for (let r = 0; r < table.length; r++) {
    const factor = table[r]![enter]!
    if (factor <= EPS) continue
    const ratio = table[r]![end]! / factor
    if (ratio < least - EPS || (ratio < least + EPS && basis[r]! < basis[best]!)) {
      least = Math.min(least, ratio)
      best = r
    }
  }
  return best
}

const pivot = (table: Float64Array[], row: number, column: number): void => {
  const at = table[row]!
  const factor = at[column]!
  for (let i = 0; i < at.length; i++) at[i]! /= factor
  for (const other of table) {
    const times = other === at ? 0 : other[column]!
    if (times !== 0) for (let i = 0; i < at.length; i++) other[i]! -= times * at[i]!
  }
}
