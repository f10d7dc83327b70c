import { toOffsets } from '../arrays/offsets.js'
import type { CsrGraph } from '../domain/csr.js'
import { BIT, gradeIndex } from '../domain/grade.js'
import type { Market } from '../market/market.js'
import { type EvidenceItems, ITEM_FLAGS } from './items.js'

/** 直, 视 and 禁: articles 39 to 41, and 34. */
const STATUTORY = gradeIndex.禁

/** Weighted pairs of bidders, in order of (a, b), with the items behind each. */
export interface Ties {
  count: number
  a: Int32Array
  b: Int32Array
  /** bits × 2^16: the best item of each family, summed; at least γ for a statutory tie */
  bits: Int32Array
  /** 1: a 直, 视 or 禁 item stands between them on one lot, after all weakening */
  statutory: Uint8Array
  /** items of tie t: itemIndex[itemOffsets[t] .. itemOffsets[t+1]) are positions in the items */
  itemOffsets: Int32Array
  itemIndex: Int32Array
  /** the same as a graph over all bidders */
  graph: CsrGraph
}

/** γ in bits × 2^16 for N bidders: log2(N) / 2, at least 1.5 (evidence.md §5). */
export const defaultGamma = (bidders: number): number =>
  Math.round(BIT * Math.max(1.5, Math.log2(Math.max(1, bidders)) / 2))

/** Ties of all pairs with any bits; `gamma` (bits × 2^16) is the least a statutory one has. */
export const tiesOf = (
  items: EvidenceItems,
  market: Market,
  gamma = defaultGamma(market.bidders.count),
): Ties => {
  const starts = new Int32Array(items.count + 1)
  const bits = new Int32Array(items.count)
  const statutory = new Uint8Array(items.count)
  let count = 0
  let held = 0
  const itemOffsets = new Int32Array(items.count + 1)
  const itemIndex = new Int32Array(items.count)
  for (let start = 0; start < items.count; ) {
    let end = start + 1
    while (end < items.count && items.a[end] === items.a[start] && items.b[end] === items.b[start]) end++
    statutory[count] = hasStatutory(items, start, end) ? 1 : 0
    bits[count] = Math.max(sumOfBits(items, start, end), statutory[count] === 1 ? gamma : 0)
    if (bits[count]! > 0) {
      starts[count++] = start
      for (let i = start; i < end; i++) itemIndex[held++] = i
      itemOffsets[count] = held
    }
    start = end
  }
  const a = Int32Array.from(starts.subarray(0, count), (start) => items.a[start]!)
  const b = Int32Array.from(starts.subarray(0, count), (start) => items.b[start]!)
  const ties = { count, a, b, bits: bits.slice(0, count), statutory: statutory.slice(0, count) }
  return {
    ...ties,
    itemOffsets: itemOffsets.slice(0, count + 1),
    itemIndex: itemIndex.slice(0, held),
    graph: graphOf(market.bidders.count, ties),
  }
}

const sumOfBits = (items: EvidenceItems, start: number, end: number): number => {
  let sum = 0
  for (let i = start; i < end; i++) if ((items.flags[i]! & ITEM_FLAGS.subsumed) === 0) sum += items.bits[i]!
  return sum
}

const hasStatutory = (items: EvidenceItems, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) {
    const onLot = items.lotOffsets[i + 1]! > items.lotOffsets[i]!
    if (onLot && items.grade[i]! <= STATUTORY && (items.flags[i]! & ITEM_FLAGS.declaredGroup) === 0)
      return true
  }
  return false
}

const graphOf = (
  nodes: number,
  { count, a, b, bits }: Pick<Ties, 'count' | 'a' | 'b' | 'bits'>,
): CsrGraph => {
  const offsets = new Int32Array(nodes + 1)
  for (let t = 0; t < count; t++) {
    offsets[a[t]! + 1]!++
    offsets[b[t]! + 1]!++
  }
  toOffsets(offsets)
  const place = offsets.slice()
  const neighbours = new Int32Array(2 * count)
  const weights = new Float64Array(2 * count)
  const link = (from: number, to: number, weight: number): void => {
    const at = place[from]!++
    neighbours[at] = to
    weights[at] = weight
  }
  for (let t = 0; t < count; t++) link(b[t]!, a[t]!, bits[t]!)
  for (let t = 0; t < count; t++) link(a[t]!, b[t]!, bits[t]!)
  return { nodes, offsets, neighbours, weights }
}
