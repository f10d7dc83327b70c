import { offsetsOf } from './offsets.js'
/** 0, 1, 2 … n - 1. */
export const identity = (n: number): Int32Array<ArrayBuffer> => {
  const list = new Int32Array(n)
  for (let i = 0; i < n; i++) list[i] = i
  return list
}

/**
 * Stable counting sort of items by their key, below `count`; offsets[k] .. offsets[k + 1) are the places of
 * key k.
 */
export const countingSort = (
  keys: Int32Array | Uint8Array,
  count: number,
): { order: Int32Array; offsets: Int32Array } => {
  const offsets = offsetsOf(keys, count)
  const next = offsets.slice()
  const order = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) order[next[keys[i]!]!++] = i
  return { order, offsets }
}

/**
 * Items by key, those of one key by `compare`. For many small groups: items of different groups are never
 * compared.
 */
export const sortedByKey = (
  keys: Int32Array | Uint8Array,
  count: number,
  compare: (x: number, y: number) => number,
): Int32Array => {
  const { order, offsets } = countingSort(keys, count)
  for (let k = 0; k < count; k++) sortRange(order, offsets[k]!, offsets[k + 1]!, compare)
  return order
}

const sortRange = (
  order: Int32Array,
  from: number,
  to: number,
  compare: (x: number, y: number) => number,
): void => {
  if (to - from > 64) {
    order.subarray(from, to).sort(compare)
    return
  }
  for (let i = from + 1; i < to; i++) {
    const item = order[i]!
    let j = i - 1
    for (; j >= from && compare(order[j]!, item) > 0; j--) order[j + 1] = order[j]!
    order[j + 1] = item
  }
}
