import type { z } from 'zod'
import type { Code } from './code.js'
import type { Folding } from './folding.js'
import type { Numbers } from './numbers.js'
import type { Outcome } from './outcome.js'
import type { Release } from './release.js'

/**
 * An indicator at work: folds releases one by one, takes in what another thread folded, ends with the flags.
 */
export interface Indicator {
  /**
   * Takes a release in; the reason when the release cannot be judged, which is not the same as "not flagged".
   */
  fold(release: Release): Outcome
  /**
   * What was folded, as plain data that a thread can send. Nothing when all of it is in the flags already.
   */
  part?(): unknown
  /** Takes in another thread's part; `numbers` are the words here of its words. */
  reduce?(part: never, numbers: Numbers): void
  /** Looks at the whole: quartiles and fences. */
  finalize?(): void
}

/**
 * A definition: its code, which is also its settings section, the settings with their defaults, and how it
 * starts.
 */
export interface Definition<Settings extends z.ZodType = z.ZodType> {
  code: Code
  settings: Settings
  start(settings: z.output<Settings>, folding: Folding): Indicator
}

export const indicator = <Settings extends z.ZodType>(
  definition: Definition<Settings>,
): Definition<Settings> => definition
