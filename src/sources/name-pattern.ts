/**
 * Whether a name fits a pattern: `*` stands for anything, `?` for one character; case does not matter. Only
 * the last `*` is ever tried again, one character further on, so the steps are at most the product of the two
 * lengths (both are short).
 */
export const fitsPattern = (pattern: string, name: string): boolean => {
  const [wanted, given] = [pattern, name].map((text) => Array.from(text.toLowerCase())) as [
    string[],
    string[],
  ]
  let [p, n, star, after] = [0, 0, -1, 0]
  while (n < given.length) {
    if (wanted[p] === '*') [star, after] = [p++, n]
    else if (p < wanted.length && (wanted[p] === '?' || wanted[p] === given[n])) [p, n] = [p + 1, n + 1]
    else if (star >= 0) [p, n] = [star + 1, ++after]
    else return false
  }
  while (wanted[p] === '*') p++
  return p === wanted.length
}
