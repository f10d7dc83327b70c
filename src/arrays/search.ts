/** The first of from .. to - 1 at which `holds` begins, or `to`: it must hold from there on. */
export const firstWhere = (from: number, to: number, holds: (i: number) => boolean): number => {
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** First position in [from, to) of an ascending column whose value is ≥ `value`, or `to`. */
export const lowerBound = (
  column: ArrayLike<number>,
  value: number,
  from = 0,
  to = column.length,
): number => {
  while (from < to) {
    const middle = (from + to) >> 1
    if (column[middle]! < value) from = middle + 1
    else to = middle
  }
  return from
}

/** First position in [from, to) of an ascending column whose value is > `value`, or `to`. */
export const upperBound = (
  column: ArrayLike<number>,
  value: number,
  from = 0,
  to = column.length,
): number => {
  while (from < to) {
    const middle = (from + to) >> 1
    if (column[middle]! <= value) from = middle + 1
    else to = middle
  }
  return from
}

/** First position in [from, to) of an ascending column that holds `value`, or -1. */
export const findNumber = (column: ArrayLike<number>, value: number, from: number, to: number): number => {
  const place = lowerBound(column, value, from, to)
  return place < to && column[place] === value ? place : -1
}
