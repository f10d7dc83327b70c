/**
 * Turns sizes into offsets, in place: given the size of group k in `sizes[k + 1]` and 0 in `sizes[0]`, the
 * things of group k are then at offsets[k] .. offsets[k + 1).
 */
export const toOffsets = <T extends Int32Array | Uint32Array>(sizes: T): T => {
  for (let k = 1; k < sizes.length; k++) sizes[k]! += sizes[k - 1]!
  return sizes
}

/**
 * Offsets of the items of each key, below `count`: those of key k take offsets[k] .. offsets[k + 1) when
 * items come by key. @param offsets count + 1 zeros to write into, as where they are to be shared
 */
export const offsetsOf = (
  keys: ArrayLike<number>,
  count: number,
  offsets: Int32Array = new Int32Array(count + 1),
): Int32Array => {
  for (let i = 0; i < keys.length; i++) offsets[keys[i]! + 1]!++
  return toOffsets(offsets)
}
