import { standingOf } from './decide.js'
import type { Reader } from './keys.js'
import { RESOURCES } from './resources.js'

/** What a reader may see of the indicators of an office, or of all offices together. */
export interface IndicatorSight {
  allowed: boolean
  /** numbers of what the reader sees row by row, so that each opens its list; else of all */
  listed: boolean
  /** small numbers are withheld */
  coarse: boolean
}

const NONE: IndicatorSight = { allowed: false, listed: false, coarse: false }

/** By the line `indicator` of the matrix; `office` undefined = all offices together. */
export const indicatorSight = (
  reader: Pick<Reader, 'subject' | 'seat' | 'role'>,
  office: string | undefined,
): IndicatorSight => {
  const word = RESOURCES.indicator[standingOf(reader)]
  if (word === 'all') return { allowed: true, listed: true, coarse: false }
  const isOwn = office !== undefined && office === reader.subject?.office
  if (isOwn)
    return word === 'own' || word === 'own-and-sum' ? { allowed: true, listed: false, coarse: false } : NONE
  const isSum = office === undefined && (word === 'sum' || word === 'own-and-sum')
  return isSum ? { allowed: true, listed: false, coarse: true } : NONE
}
