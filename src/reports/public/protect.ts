import type { Cell, Lattice, Sum } from './lattice.js'

/** Fewest that a published number may speak of. */
export const LEAST = 5

/** A cell that tells on single lots: few with leads, or few without. */
export const isSensitive = ({ lots, value }: Cell): boolean =>
  lots > 0 && (value < LEAST || lots - value < LEAST)

/** Width that the bounds of a sensitive cell must keep for whoever knows all that is shown. */
export const widthKept = ({ lots }: Cell): number => Math.min(lots, LEAST)

/**
 * Which cells of a lattice are hidden: the sensitive ones, and as many others as it takes until nobody can
 * confine a sensitive one more closely than `widthKept` from what is shown, the sums and the lots. The
 * nearest shown cell of the fewest lots goes first; where everything is hidden nothing can be told. What was
 * hidden for another’s sake and can be told all the same is shown.
 *
 * Cox, L. (1980). Suppression methodology and statistical disclosure control. JASA 75:377–385.
 */
export const hiddenIn = ({ cells, sums }: Lattice): boolean[] => {
  const hidden = cells.map(isSensitive)
  const sumsOf = cells.map((): Sum[] => [])
  for (const sum of sums) for (const at of [sum.whole, ...sum.parts]) sumsOf[at]!.push(sum)
  for (;;) {
    const bounds = boundsOf({ cells, sums }, hidden)
    const told = cells.findIndex(
      (cell, i) => isSensitive(cell) && bounds[i]!.high - bounds[i]!.low < widthKept(cell),
    )
    if (told < 0) return hidden.map((isHidden, i) => isHidden && bounds[i]!.high > bounds[i]!.low)
    const next = nearestShown(told, cells, sumsOf, hidden)
    if (next === undefined) throw new Error(`Nothing is left to hide beside ${cells[told]!.id}`)
    hidden[next] = true
  }
}

/** The nearest shown cell over sums through hidden ones: of the fewest lots, then of the lower index. */
const nearestShown = (
  from: number,
  cells: readonly Cell[],
  sumsOf: readonly Sum[][],
  hidden: readonly boolean[],
): number | undefined => {
  const seen = new Set([from])
  for (let ring = [from]; ring.length > 0; ) {
    const next = ring.flatMap((at) => sumsOf[at]!.flatMap(({ whole, parts }) => [whole, ...parts]))
    const fresh = [...new Set(next)].filter((at) => !seen.has(at))
    for (const at of fresh) seen.add(at)
    const shown = fresh.filter((at) => !hidden[at] && cells[at]!.lots > 0)
    if (shown.length > 0) return shown.sort((x, y) => cells[x]!.lots - cells[y]!.lots || x - y)[0]
    ring = fresh
  }
  return undefined
}

export interface Bounds {
  low: number
  high: number
}

/**
 * What each cell can be for whoever knows the lots, the shown values and the sums: passed up and down the
 * sums until nothing moves, which is exact where the sums make a forest.
 */
export const boundsOf = ({ cells, sums }: Lattice, hidden: readonly boolean[]): Bounds[] => {
  const bounds = cells.map(({ lots, value }, i) =>
    hidden[i] ? { low: 0, high: lots } : { low: value, high: value },
  )
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const sum of sums) isMoving = narrowed(bounds, sum) || isMoving
  }
  return bounds
}

const narrowed = (bounds: readonly Bounds[], { whole, parts }: Sum): boolean => {
  const low = parts.reduce((sum, at) => sum + bounds[at]!.low, 0)
  const high = parts.reduce((sum, at) => sum + bounds[at]!.high, 0)
  const top = bounds[whole]!
  let isMoved = confine(top, low, high)
  for (const at of parts) {
    const part = bounds[at]!
    const others = { low: low - part.low, high: high - part.high }
    isMoved = confine(part, top.low - others.high, top.high - others.low) || isMoved
  }
  return isMoved
}

const confine = (of: Bounds, low: number, high: number): boolean => {
  const isMoved = low > of.low || high < of.high
  of.low = Math.max(of.low, low)
  of.high = Math.min(of.high, high)
  return isMoved
}
