/** A tile of a cartogram: a place of the grid. */
export interface Tile<T> {
  of: T
  column: number
  row: number
}

/**
 * A tile for each division, in the order of their codes, row by row, in a grid a little wider than high. The
 * same divisions always come to the same places: it is no map, and needs no boundaries.
 */
export const tilesOf = <T extends { code: string }>(divisions: readonly T[]): Tile<T>[] => {
  const sorted = [...divisions].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  const across = Math.max(1, Math.ceil(Math.sqrt(sorted.length * 1.5)))
  return sorted.map((of, i) => ({ of, column: i % across, row: Math.floor(i / across) }))
}

/** Classes of a measure: 0 for nothing, then four of equal width up to the largest value. */
export const classOf = (value: number, largest: number): 0 | 1 | 2 | 3 | 4 =>
  value <= 0 || largest <= 0 ? 0 : (Math.min(4, Math.ceil((4 * value) / largest)) as 1 | 2 | 3 | 4)
