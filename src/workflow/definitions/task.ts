import { taskTexts as texts } from '../../texts/papers.js'
import type { Definition } from '../definition.js'
import { dueByDay } from './due-by-day.js'

/** A task of the responsibility matrix that an office leads, by a day; the system makes it. */
export const TASK: Definition = dueByDay('TK', texts, 'TASK')
