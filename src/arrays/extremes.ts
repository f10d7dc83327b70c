/** The least of numbers; Infinity of none. A loop: arguments of a call are limited, data are not. */
export const leastOf = (numbers: Iterable<number>): number => {
  let least = Number.POSITIVE_INFINITY
  for (const number of numbers) least = Math.min(least, number)
  return least
}

/** The greatest of numbers; −Infinity of none. */
export const mostOf = (numbers: Iterable<number>): number => {
  let most = Number.NEGATIVE_INFINITY
  for (const number of numbers) most = Math.max(most, number)
  return most
}
