import type { Definition } from '../definition.js'
import { LEAD_2 } from './lead-2.js'

/** Beside the second version: a merger may be taken back within the hour. */
export const LEAD_3: Definition = {
  ...LEAD_2,
  version: 3,
  acts: LEAD_2.acts.map((act) => (act.id === 'merge' ? { ...act, undo: true } : act)),
}
