import type { Figure, FigureBook } from '../figures.js'
import { latticeOf } from './lattice.js'
import { hiddenIn, LEAST } from './protect.js'

/**
 * Hides what a public edition may not tell: counts of lots with leads as the lattice of all public editions
 * has it, counts of rings and their bidders where those of their lots are hidden, every other count below
 * five, and what rests on any of these.
 */
export const hideForPublic = (book: FigureBook): void => {
  const lattice = latticeOf(book.facts)
  const hidden = hiddenIn(lattice)
  const shown = new Set(lattice.cells.flatMap(({ id }, i) => (hidden[i] ? [] : [id])))
  for (const figure of book.figures.values()) if (mustHide(figure, shown)) figure.hidden = true
  for (const [id, of] of book.from)
    if (of.some((one) => book.figures.get(one)!.hidden)) book.figures.get(id)!.hidden = true
}

const mustHide = ({ id, unit, value }: Figure, shown: ReadonlySet<string>): boolean => {
  const [, measure, rest] = /^(\w+)(@.*)$/.exec(id) ?? []
  if (unit === 'count' && (value ?? 0) < LEAST) return true
  if (measure === undefined || !OF_RINGS.has(measure)) return false
  return !shown.has(`ringLots${rest}`)
}

/** Measures that speak of rings, told only where their lots are. */
const OF_RINGS: ReadonlySet<string> = new Set([
  'ringLots',
  'rings',
  'ringBidders',
  'ringAwardFen',
  'ringWinners',
])
