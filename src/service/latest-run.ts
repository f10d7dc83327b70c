import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { RunRecord } from '../domain/run.js'

/**
 * The last run, asked for by every read of rings; another process may record one, so it is looked up again
 * shortly.
 */
export interface LatestRun {
  /** undefined while nothing has been detected */
  last(): RunRecord | undefined
  /** The run asked for, or the last. Fails with `not_found`. */
  of(id?: string): RunRecord
  forget(): void
}

const FRESH_MS = 250

export const latestRun = (casebook: Pick<Casebook, 'lastRun' | 'run'>): LatestRun => {
  let run: RunRecord | undefined
  let readAt = Number.NEGATIVE_INFINITY
  const last = (): RunRecord | undefined => {
    const now = performance.now()
    if (now - readAt > FRESH_MS) {
      run = casebook.lastRun()
      readAt = now
    }
    return run
  }
  return {
    last,
    of(id) {
      const found = id === undefined ? last() : casebook.run(id)
      if (!found)
        throw new AppError(
          'not_found',
          id === undefined
            ? 'Nothing has been detected yet: run a detection first'
            : `There is no run "${id}"`,
        )
      return found
    },
    forget() {
      readAt = Number.NEGATIVE_INFINITY
    },
  }
}
