import type { CellType } from '../domain/column.js'
import { dayText } from '../domain/day.js'
import { yuanText } from '../normalise/money.js'
import { isoOf, STATUSES } from './answers.js'

/** A number of a cell as a file would give it. */
export const numberText = (type: CellType, value: number): string => {
  if (type === 'money') return yuanText(value)
  if (type === 'instant') return isoOf(value)!
  if (type === 'day') return dayText(value)
  if (type === 'status') return STATUSES[value] ?? String(value)
  return String(value)
}
