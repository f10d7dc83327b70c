import type { Detail, EvidenceItems } from './items.js'

/** Items of one part with the details its items point to. */
export interface PartItems {
  items: EvidenceItems
  details: Detail[]
}

/**
 * The parts' items in canonical order (a, b, rule, value), each (pair, rule, value) once: the strongest
 * grade, then most bits, then most lots. Details are renumbered in that order. The result owes nothing to how
 * the work was parted. The list is emptied.
 */
export const mergeItems = (parts: PartItems[]): PartItems => {
  const all = concatenate(parts.splice(0))
  const order = canonicalOrder(all.items)
  const kept = strongest(all.items, order)
  return pick(all, kept)
}

const concatenate = (parts: readonly PartItems[]): PartItems => {
  const count = parts.reduce((sum, { items }) => sum + items.count, 0)
  const lotCount = parts.reduce((sum, { items }) => sum + items.lots.length, 0)
  const items = emptyItems(count, lotCount)
  const details: Detail[] = []
  let at = 0
  let lotAt = 0
  for (const part of parts) {
    for (const name of ['a', 'b', 'rule', 'value', 'bits', 'grade', 'flags'] as const)
      items[name].set(part.items[name], at)
    for (let i = 0; i < part.items.count; i++) {
      items.detail[at + i] = part.items.detail[i]! < 0 ? -1 : part.items.detail[i]! + details.length
      items.lotOffsets[at + i + 1] = part.items.lotOffsets[i + 1]! + lotAt
    }
    items.lots.set(part.items.lots, lotAt)
    at += part.items.count
    lotAt += part.items.lots.length
    for (const detail of part.details) details.push(detail)
  }
  return { items, details }
}

export const emptyItems = (count: number, lots: number): EvidenceItems => ({
  count,
  a: shared(Int32Array, count),
  b: shared(Int32Array, count),
  rule: shared(Uint8Array, count),
  value: shared(Int32Array, count),
  bits: shared(Int32Array, count),
  grade: shared(Uint8Array, count),
  flags: shared(Uint16Array, count),
  detail: shared(Int32Array, count),
  lotOffsets: shared(Int32Array, count + 1),
  lots: shared(Int32Array, lots),
})

/** Over a SharedArrayBuffer, so that workers see the same items. */
const shared = <T>(
  type: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number },
  length: number,
): T => new type(new SharedArrayBuffer(type.BYTES_PER_ELEMENT * length))

/** Positions in order of (a, b, rule, value): radix sort, least significant key first. */
const canonicalOrder = (items: EvidenceItems): Uint32Array => {
  const sort = new RadixSort(items.count)
  sort.by(items.value)
  sort.by(items.rule)
  sort.by(items.b)
  sort.by(items.a)
  return sort.order
}

/** Stable; keys are −1 or above. */
class RadixSort {
  order: Uint32Array
  private spare: Uint32Array
  private readonly counts = new Uint32Array(65537)

  constructor(count: number) {
    this.order = new Uint32Array(count)
    this.spare = new Uint32Array(count)
    for (let i = 0; i < count; i++) this.order[i] = i
  }

  by(keys: Int32Array | Uint8Array): void {
    let most = 0
    for (let i = 0; i < keys.length; i++) if (keys[i]! + 1 > most) most = keys[i]! + 1
    this.pass(keys, 0)
    if (most > 0xffff) this.pass(keys, 16)
  }

  private pass(keys: Int32Array | Uint8Array, shift: number): void {
    const { order, spare, counts } = this
    counts.fill(0)
    for (let i = 0; i < keys.length; i++) counts[(((keys[i]! + 1) >>> shift) & 0xffff) + 1]!++
    for (let d = 0; d < 65536; d++) counts[d + 1]! += counts[d]!
    for (let k = 0; k < order.length; k++) {
      const i = order[k]!
      spare[counts[((keys[i]! + 1) >>> shift) & 0xffff]!++] = i
    }
    this.order = spare
    this.spare = order
  }
}

const strongest = (items: EvidenceItems, order: Uint32Array): Uint32Array => {
  const kept = new Uint32Array(order.length)
  let count = 0
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!
    const last = count > 0 ? kept[count - 1]! : -1
    if (last >= 0 && isSame(items, last, i)) {
      if (isStronger(items, i, last)) kept[count - 1] = i
    } else kept[count++] = i
  }
  return kept.subarray(0, count)
}

const isSame = (items: EvidenceItems, i: number, j: number): boolean =>
  items.a[i] === items.a[j] &&
  items.b[i] === items.b[j] &&
  items.rule[i] === items.rule[j] &&
  items.value[i] === items.value[j]

const isStronger = (items: EvidenceItems, i: number, j: number): boolean => {
  const lots = (k: number): number => items.lotOffsets[k + 1]! - items.lotOffsets[k]!
  const order = items.grade[i]! - items.grade[j]! || items.bits[j]! - items.bits[i]! || lots(j) - lots(i)
  return (order || items.flags[i]! - items.flags[j]!) < 0
}

const pick = ({ items, details }: PartItems, kept: Uint32Array): PartItems => {
  let lotCount = 0
  for (const i of kept) lotCount += items.lotOffsets[i + 1]! - items.lotOffsets[i]!
  const out = emptyItems(kept.length, lotCount)
  for (const name of ['a', 'b', 'rule', 'value', 'bits', 'grade', 'flags', 'detail'] as const)
    gather(items[name], kept, out[name])
  for (let k = 0, at = 0; k < kept.length; k++) {
    const i = kept[k]!
    for (let l = items.lotOffsets[i]!; l < items.lotOffsets[i + 1]!; l++) out.lots[at++] = items.lots[l]!
    out.lotOffsets[k + 1] = at
  }
  const ordered: Detail[] = []
  for (let k = 0; k < kept.length; k++)
    if (out.detail[k]! >= 0) out.detail[k] = ordered.push(details[out.detail[k]!]!) - 1
  return { items: out, details: ordered }
}

const gather = <T extends Int32Array | Uint8Array | Uint16Array>(from: T, kept: Uint32Array, to: T): void => {
  for (let k = 0; k < kept.length; k++) to[k] = from[kept[k]!]!
}
