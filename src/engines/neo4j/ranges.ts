import { int64 } from './integers.js'

const SIDE_BY_SIDE = 2

/** The n-th of `of` equal ranges of signed 64-bit hashes, both ends included; `of` is a power of two. */
const rangeOf = (n: number, of: number): { from: unknown; to: unknown } => {
  const step = 2 ** 32 / of
  return {
    from: int64(n * step - 2 ** 31, 0),
    to: int64((n + 1) * step - 1 - 2 ** 31, 0xffffffff),
  }
}

/** Asks for one range of hashes after the other, two side by side: a cluster's readers share them. */
export const overRanges = async (
  of: number,
  ask: (range: { from: unknown; to: unknown }) => Promise<void>,
): Promise<void> => {
  let next = 0
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      while (next < of) await ask(rangeOf(next++, of))
    }),
  )
}
