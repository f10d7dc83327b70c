const BITS = 11
const BUCKETS = 1 << BITS

/**
 * Positions of the scores from the largest to the smallest; equal ones keep their order. Scores are not
 * negative and not NaN: the bits of such floats rise as they do, so that three passes of a radix sort put
 * millions in order.
 */
export const descendingOrder = (scores: Float32Array): Int32Array => {
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, scores.length)
  let order = Int32Array.from(scores.keys())
  let next = new Int32Array(scores.length)
  const start = new Int32Array(BUCKETS + 1)
  for (let shift = 0; shift < 32; shift += BITS) {
    const bucket = (i: number): number => BUCKETS - 1 - ((bits[i]! >>> shift) & (BUCKETS - 1))
    start.fill(0)
    for (let i = 0; i < bits.length; i++) start[bucket(i) + 1]!++
    for (let b = 0; b < BUCKETS; b++) start[b + 1]! += start[b]!
    for (const i of order) next[start[bucket(i)]!++] = i
    ;[order, next] = [next, order]
  }
  return order
}
