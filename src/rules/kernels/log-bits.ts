import { BIT } from '../../domain/grade.js'

/**
 * Bits × 2^16 of a chance given by its natural logarithm: 0 for what is certain, the largest integer for what
 * cannot be.
 */
export const bitsOfLog = (logP: number): number =>
  Math.min(2147483647, Math.max(0, Math.round((-logP / Math.LN2) * BIT)))
