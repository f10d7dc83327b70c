import { reportTexts as texts } from '../texts/report.js'
import type { Text } from '../texts/text.js'
import type { Composer } from './composer.js'
import type { Period } from './period.js'

/** days at either end of a period without a lot that are nothing unusual */
const EDGE = 10

/** Whether the data reach over the whole of a period. */
export const isCovered = (
  { facts: { range } }: Pick<Composer, 'facts'>,
  { firstDay, lastDay }: Period,
): boolean => range !== undefined && range.firstDay - firstDay < EDGE && lastDay - range.lastDay < EDGE

export interface Comparison {
  base: Period
  /** 较上季度, 同比 */
  than: Text
  /** heads of the columns: of the base, of the change */
  head: Text
  change: Text
}

const BEFORE: Record<Period['months'], Text> = {
  1: texts.thanMonth,
  3: texts.thanQuarter,
  6: texts.thanHalf,
  12: texts.thanYear,
}

/**
 * What a report's period is compared with: the one before and the same of the year before, which for a year
 * are one. None where the data cover either period in part only.
 */
export const comparisons = (c: Composer): Comparison[] => {
  if (!isCovered(c, c.period)) return []
  const { before, yearBefore } = c
  const all: Comparison[] = [
    { base: before, than: BEFORE[c.period.months], head: texts.before, change: texts.change },
    { base: yearBefore, than: texts.onYear, head: texts.yearBefore, change: texts.yearChange },
  ]
  return all.slice(before.id === yearBefore.id ? 1 : 0).filter(({ base }) => isCovered(c, base))
}
