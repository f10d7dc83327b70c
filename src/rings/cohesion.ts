import { FAMILIES, type Family, familyIndex, gradeIndex } from '../domain/grade.js'
import { isExempt, type PairItem, pairCount, pairPlace } from './pair-item.js'

export const IDENTITY_FAMILIES: readonly Family[] = ['device', 'document', 'account', 'relation', 'contact']

/** Best item of each family by pair: bits[pair · FAMILIES + family], × 2^16. */
export const pairBits = (items: readonly PairItem[], size: number): Float64Array => {
  const bits = new Float64Array(pairCount(size) * FAMILIES.length)
  for (const item of items) {
    const at = pairPlace(item.a, item.b, size) * FAMILIES.length + familyIndex[item.family]
    if (item.bits > bits[at]!) bits[at] = item.bits
  }
  return bits
}

/**
 * Tie by pair: the families' sum, and at least γ where an item of articles 34 or 39 to 41 stands on one lot
 * (as evidence/tie.ts).
 */
export const pairTies = (items: readonly PairItem[], size: number, gamma: number): Float64Array => {
  const best = pairBits(items, size)
  const ties = new Float64Array(pairCount(size))
  for (let i = 0; i < best.length; i++) ties[Math.floor(i / FAMILIES.length)]! += best[i]!
  for (const item of items) {
    if (item.grade > gradeIndex.禁 || item.lots.length === 0 || isExempt(item)) continue
    const at = pairPlace(item.a, item.b, size)
    if (ties[at]! < gamma) ties[at] = gamma
  }
  return ties
}

/** Members reached from the first over ties above zero: all of them? */
export const isConnected = (ties: Float64Array, size: number): boolean => {
  const seen = new Uint8Array(size)
  const queue = [0]
  seen[0] = 1
  for (let at = 0; at < queue.length; at++) {
    const v = queue[at]!
    for (let u = 0; u < size; u++) {
      if (seen[u] || ties[pairPlace(Math.min(u, v), Math.max(u, v), size)]! <= 0) continue
      seen[u] = 1
      queue.push(u)
    }
  }
  return queue.length === size
}

/** Connected, and no member would rather stand alone: each holds at least γ per other member (CPM). */
export const isCohesive = (ties: Float64Array, size: number, gamma: number): boolean => {
  const held = new Float64Array(size)
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const tie = ties[pairPlace(a, b, size)]!
      held[a]! += tie
      held[b]! += tie
    }
  return held.every((bits) => bits >= gamma * (size - 1)) && isConnected(ties, size)
}

/**
 * Bits that speak for the ring as a whole, × 2^16, each fact once: a value that k members share says k − 1
 * times its bits, not once for every pair; of a family a pair's best item counts; patterns count along a
 * maximum spanning forest. To be read against (size − 1) · log2 N, what it takes to make a set of that size
 * as likely a ring as not.
 */
export const jointBits = (items: readonly PairItem[], size: number): number => {
  const best = new Map<string, PairItem>()
  for (const item of items) {
    const key = `${item.family} ${item.a} ${item.b}`
    const before = best.get(key)
    if (!before || item.bits > before.bits) best.set(key, item)
  }
  const facts = new Map<string, PairItem[]>()
  for (const item of best.values()) {
    const key = item.value >= 0 ? `${item.family} ${item.value}` : item.family
    facts.set(key, [...(facts.get(key) ?? []), item])
  }
  return [...facts.values()].reduce((sum, fact) => sum + spanningBits(fact, size), 0)
}

/** Weight of a maximum spanning forest (Kruskal). */
const spanningBits = (items: PairItem[], size: number): number => {
  const parent = Array.from({ length: size }, (_, v) => v)
  const root = (v: number): number => (parent[v] === v ? v : (parent[v] = root(parent[v]!)))
  let sum = 0
  for (const { a, b, bits } of [...items].sort((x, y) => y.bits - x.bits)) {
    if (root(a) === root(b)) continue
    parent[root(a)] = root(b)
    sum += bits
  }
  return sum
}
