import type { Definition } from '../definition.js'
import { COLOUR_CHANGE } from './colour-change.js'
import { CONSENT } from './consent.js'
import { HELP } from './help.js'
import { LEAD } from './lead.js'
import { LEAD_2 } from './lead-2.js'
import { LEAD_3 } from './lead-3.js'
import { LEAD_4 } from './lead-4.js'
import { LETTER } from './letter.js'
import { ORDER } from './order.js'
import { PROBLEM } from './problem.js'
import { REFERRAL } from './referral.js'
import { REPORT } from './report.js'
import { TASK } from './task.js'
import { TRANSFER } from './transfer.js'

/** Kinds of items, in all versions that items may follow; new ones follow the last of their kind. */
export const DEFINITIONS: readonly Definition[] = [
  LEAD,
  LEAD_2,
  LEAD_3,
  LEAD_4,
  HELP,
  CONSENT,
  COLOUR_CHANGE,
  TRANSFER,
  LETTER,
  PROBLEM,
  ORDER,
  REPORT,
  TASK,
  REFERRAL,
]

export const KINDS: readonly string[] = [...new Set(DEFINITIONS.map(({ kind }) => kind))]

/** The definition that new items of a kind follow. */
export const newestOf = (kind: string): Definition | undefined =>
  DEFINITIONS.findLast((one) => one.kind === kind)
