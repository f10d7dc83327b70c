import { type Grade, gradeIndex } from '../domain/grade.js'
import type { EvidenceItems } from './items.js'

/** Lots of item i, ascending; a view. */
export const lotsOfItem = ({ lots, lotOffsets }: EvidenceItems, i: number): Int32Array =>
  lots.subarray(lotOffsets[i]!, lotOffsets[i + 1]!)

/**
 * For the reason of the flag item i keeps a share of its bits, and counts as no more than the grade. In
 * place.
 */
export const weakenItem = (
  items: EvidenceItems,
  i: number,
  flag: number,
  share: number,
  grade: Grade,
): void => {
  items.flags[i]! |= flag
  items.bits[i] = Math.round(items.bits[i]! * share)
  items.grade[i] = Math.max(items.grade[i]!, gradeIndex[grade])
}
