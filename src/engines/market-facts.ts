import { countingSort } from '../arrays/counting-sort.js'
import { SOURCES } from '../domain/value-kind.js'
import type { Facts } from '../market/shared-values.js'

/** The facts of each source, as lists of their places. */
export const bySource = (facts: Facts): Int32Array[] => {
  const { order, offsets } = countingSort(facts.source, SOURCES.length)
  return SOURCES.map((_, s) => order.subarray(offsets[s]!, offsets[s + 1]!))
}

/** The facts at the given places. */
export const pickFacts = (facts: Facts, places: Int32Array[]): Facts => {
  const n = places.reduce((sum, list) => sum + list.length, 0)
  const picked: Facts = {
    source: new Uint8Array(n),
    org: new Int32Array(n),
    pairs: new Uint32Array(2 * n),
    from: new Int32Array(n),
    to: new Int32Array(n),
  }
  let at = 0
  for (const list of places)
    for (let i = 0; i < list.length; i++, at++) {
      const f = list[i]!
      picked.source[at] = facts.source[f]!
      picked.org[at] = facts.org[f]!
      picked.pairs[2 * at] = facts.pairs[2 * f]!
      picked.pairs[2 * at + 1] = facts.pairs[2 * f + 1]!
      picked.from[at] = facts.from[f]!
      picked.to[at] = facts.to[f]!
    }
  return picked
}
