/**
 * The finaliser of MurmurHash3 (Appleby, public domain): every bit of the word enters every bit of the
 * result, signed.
 */
export const mix = (h: number): number => {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
