import { ENTRY_ACTS } from '../../../texts/console-audit.js'
import type { Language } from '../../page/language.js'

/** What was done, in words where there are some. */
export const actWord = (act: string, t: Language['t']): string =>
  act in ENTRY_ACTS ? t(ENTRY_ACTS[act as keyof typeof ENTRY_ACTS]) : act
