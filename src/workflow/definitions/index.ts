import type { Definition } from '../definition.js'
import { CONSENT } from './consent.js'
import { HELP } from './help.js'
import { LEAD } from './lead.js'

/** Kinds of items, each in the version that new items follow. */
export const DEFINITIONS: readonly Definition[] = [LEAD, HELP, CONSENT]
