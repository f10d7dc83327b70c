/**
 * What was found against what is true: counts and the two ratios, null where nothing was there to divide by.
 */
export interface Score {
  found: number
  true: number
  both: number
  precision: number | null
  recall: number | null
  f1: number | null
}

export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

export const scoreOf = (found: number, truth: number, both: number): Score => ({
  found,
  true: truth,
  both,
  precision: ratio(both, found),
  recall: ratio(both, truth),
  f1: ratio(2 * both, found + truth),
})

/** Common members of two sorted lists of distinct texts. */
export const overlap = (a: readonly string[], b: readonly string[]): number => {
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      both++
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return both
}

/** |A ∩ B| / |A ∪ B| of two sorted lists of distinct texts. */
export const jaccard = (a: readonly string[], b: readonly string[]): number => {
  const both = overlap(a, b)
  return both === 0 ? 0 : both / (a.length + b.length - both)
}

/** Every unordered pair within one of the groups, once. */
export const pairsOf = (groups: readonly (readonly string[])[]): Set<string> => {
  const pairs = new Set<string>()
  for (const group of groups)
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length; j++) pairs.add(`${group[i]}\u0000${group[j]}`)
  return pairs
}

const choose2 = (n: number): number => (n * (n - 1)) / 2

/** Label of each item: the first group that holds it; whoever is in none stands alone. */
const labelsOf = (items: readonly string[], groups: readonly (readonly string[])[]): number[] => {
  const label = new Map<string, number>()
  groups.forEach((group, g) => {
    for (const item of group) if (!label.has(item)) label.set(item, g)
  })
  return items.map((item, i) => label.get(item) ?? groups.length + i)
}

const tally = (keys: readonly (string | number)[]): number => {
  const counts = new Map<string | number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  let sum = 0
  for (const n of counts.values()) sum += choose2(n)
  return sum
}

/**
 * Adjusted Rand index of two groupings of the same items: 1 = the same, 0 = as by chance; null when there is
 * nothing to compare (Hubert and Arabie, 1985). Items in no group stand alone.
 */
export const adjustedRand = (
  items: readonly string[],
  left: readonly (readonly string[])[],
  right: readonly (readonly string[])[],
): number | null => {
  const a = labelsOf(items, left)
  const b = labelsOf(items, right)
  const together = tally(a.map((label, i) => `${label}/${b[i]}`))
  const [inLeft, inRight, all] = [tally(a), tally(b), choose2(items.length)]
  if (inLeft === 0 && inRight === 0) return null
  const expected = (inLeft * inRight) / all
  const most = (inLeft + inRight) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}
