import type { GroupFact } from './facts.js'

/**
 * Facts that are one thing seen several times: those whose (member, lot) uses coincide on the share `share`
 * of the one used less. Facts of the registers alone coincide where the same members hold them. By fact: the
 * number of its root.
 */
export const rootsOf = (
  facts: readonly GroupFact[],
  share: number,
  mayJoin: (x: GroupFact, y: GroupFact) => boolean,
): Int32Array => {
  const keys = facts.map(keysOf)
  const root = Int32Array.from(facts, (_, i) => i)
  const find = (i: number): number => {
    while (root[i] !== i) i = root[i] = root[root[i]!]!
    return i
  }
  for (let i = 0; i < facts.length; i++)
    for (let j = i + 1; j < facts.length; j++) {
      if (!mayJoin(facts[i]!, facts[j]!)) continue
      const least = Math.min(keys[i]!.length, keys[j]!.length)
      if (
        least === 0
          ? haveSameHolders(facts[i]!, facts[j]!, keys[i]!, keys[j]!)
          : common(keys[i]!, keys[j]!) >= share * least
      )
        root[Math.max(find(i), find(j))] = Math.min(find(i), find(j))
    }
  return root.map((_, i) => find(i))
}

/** Numbers of different roots among the facts at the places given. */
export const distinct = (roots: Int32Array, places: readonly number[]): number =>
  new Set(places.map((i) => roots[i]!)).size

/** Uses as sorted numbers, one for a member and lot. */
const keysOf = ({ holders, uses }: GroupFact): Float64Array => {
  const keys: number[] = []
  holders.forEach((holder, h) => {
    for (const lot of uses[h]!.lots) keys.push(holder * 2 ** 32 + lot)
  })
  return Float64Array.from(keys).sort()
}

const common = (x: Float64Array, y: Float64Array): number => {
  let both = 0
  for (let i = 0, j = 0; i < x.length && j < y.length; )
    if (x[i] === y[j]) {
      both++
      i++
      j++
    } else if (x[i]! < y[j]!) i++
    else j++
  return both
}

const haveSameHolders = (x: GroupFact, y: GroupFact, p: Float64Array, q: Float64Array): boolean =>
  p.length === 0 &&
  q.length === 0 &&
  x.holders.length === y.holders.length &&
  x.holders.every((holder, i) => holder === y.holders[i])
