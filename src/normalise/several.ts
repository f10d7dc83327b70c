import { LONGEST_CELL, type Normalised, type Normaliser, UNREADABLE } from './normalised.js'

/**
 * Reader of a cell that may hold several values. They are put in one order (linking ones first, then by text)
 * and doubles are dropped, so that `A;B` and `B；A` say the same: the first is the result, the others are its
 * `all`.
 */
export const several =
  (read: Normaliser, separators: RegExp): Normaliser =>
  (raw) => {
    if (!separators.test(raw)) return read(raw)
    if (raw.length > LONGEST_CELL * 4) return UNREADABLE
    const values = raw.split(separators).map(read)
    const problem = values.find((value) => value.problem)
    if (problem) return problem
    const given = distinct(values.filter((value) => value.canonical !== ''))
    if (given.length === 0) return values.reduce((a, b) => (b.marks ? b : a))
    const marks = values.reduce((sum, value) => sum | value.marks, 0)
    const [first, ...rest] = given
    return rest.length === 0 ? { ...first!, marks } : { ...first!, marks, all: rest }
  }

const distinct = (values: Normalised[]): Normalised[] => {
  const sorted = values.toSorted(
    (a, b) =>
      Number(b.links) - Number(a.links) ||
      (a.canonical < b.canonical ? -1 : a.canonical > b.canonical ? 1 : 0),
  )
  return sorted.filter((value, i) => i === 0 || value.canonical !== sorted[i - 1]!.canonical)
}
