/** Order of two lists of numbers by their first difference, then by length: below 0 when x comes first. */
export const lexicographic = (x: readonly number[], y: readonly number[]): number => {
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return x[i]! - y[i]!
  return x.length - y.length
}
