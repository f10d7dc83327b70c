import { reportItemTexts as texts } from '../../texts/papers.js'
import type { Definition } from '../definition.js'
import { dueByDay } from './due-by-day.js'

/** A report that an office owes by a day, by a rule; the system makes it. */
export const REPORT: Definition = dueByDay('RI', texts, 'REPORT')
