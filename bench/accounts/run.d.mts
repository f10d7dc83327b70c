/** Means in milliseconds and microseconds, and how many of 100 uses of one code passed. */
export const measure: (tries: number) => Promise<{
  tries: number
  knownMs: number
  unknownMs: number
  differenceMs: number
  sessionLookupUs: number
  passedOf100: number
}>
