import { Integer } from 'neo4j-driver'
import type { Hash } from '../graph-changes.js'

/**
 * The one place where integers are converted. The driver's Integer is a pair of 32-bit halves, as our hashes
 * are, so a 64-bit hash travels without a BigInt; a count comes back as a number, and one beyond 2^53 is an
 * error.
 */

/** A hash's halves as the server's 64-bit integer. */
export const int64 = (hi: number, lo: number): Integer => new Integer(lo | 0, hi | 0)

/** A whole number as the server's integer; a plain number would arrive as a float. */
export const whole = (n: number): Integer => Integer.fromNumber(n)

export const hashOf = (value: unknown): Hash => {
  const { high, low } = value as Integer
  return { hi: high >>> 0, lo: low >>> 0 }
}

/** An integer or float of an answer as a number; NaN for null. */
export const numberOf = (value: unknown): number => {
  if (value === null || value === undefined) return Number.NaN
  if (typeof value === 'number') return value
  const integer = value as Integer
  if (!integer.inSafeRange()) throw new RangeError(`${integer} is beyond what a number holds`)
  return integer.toNumber()
}
