import type { Figure, FigureBook } from './figures.js'

/** Fewest that a published number may speak of. */
export const LEAST = 5

/**
 * Hides what a public report may not tell. Primary: counts below `least`, zero included, and whatever rests
 * on one. Secondary: where the hidden parts of a sum could be told from the rest (one hidden part, or hidden
 * parts that together are fewer than `least`), the smallest part still shown is hidden too, and at last the
 * whole; and a hidden whole is not to be told from its parts. Remainders that are not printed but follow from
 * two numbers that are (`FigureBook.within`) count as parts.
 *
 * Cox, L. (1980). Suppression methodology and statistical disclosure control. JASA 75:377–385.
 */
export const suppress = (book: FigureBook, least = LEAST): void => {
  for (const figure of book.figures.values())
    if (figure.unit === 'count' && figure.value !== null && figure.value < least) figure.hidden = true
  for (let before = -1, now = hiddenIn(book); now !== before; before = now, now = hiddenIn(book)) {
    hideDependents(book)
    for (const { whole, parts } of book.sums)
      hideTellable(
        book.figures.get(whole)!,
        parts.map((id) => book.figures.get(id)!),
        least,
      )
  }
}

const hiddenIn = ({ figures }: FigureBook): number => {
  let n = 0
  for (const { hidden } of figures.values()) if (hidden) n++
  return n
}

const hideDependents = ({ figures, from }: FigureBook): void => {
  for (const [id, of] of from) if (of.some((one) => figures.get(one)!.hidden)) figures.get(id)!.hidden = true
}

const hideTellable = (whole: Figure, parts: Figure[], least: number): void => {
  const hidden = parts.filter((part) => part.hidden)
  const shown = parts
    .filter((part) => !part.hidden)
    .sort((x, y) => (x.value ?? 0) - (y.value ?? 0) || (x.id < y.id ? -1 : 1))
  if (whole.hidden) {
    if (hidden.length === 0 && shown[0]) shown[0].hidden = true
    return
  }
  if (hidden.length === 0) return
  const sum = hidden.reduce((total, { value }) => total + (value ?? 0), 0)
  const tellable = hidden.length === 1 || (whole.unit === 'count' && sum < least)
  if (!tellable) return
  const next = shown[0]
  if (next) next.hidden = true
  else whole.hidden = true
}
