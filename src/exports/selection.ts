import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { Level } from '../domain/grade.js'
import type { RingRecord } from '../domain/run.js'

/** Which rings leave: named ones, or those of the last run at some levels. */
export type Selection = { ids: readonly string[] } | { levels: readonly Level[]; run?: string }

export interface Selected {
  /** ids, best first or as named */
  ids: string[]
  /** the run whose rings they are: of the first where they are of several */
  run: string
  records(): Iterable<RingRecord>
  /** in words, part of the export's number */
  words: string
}

/** Finds the rings. Fails with `not_found` for a ring that no run has, or where nothing has been detected. */
export const selectRings = (casebook: Casebook, selection: Selection): Selected => {
  const named = 'ids' in selection
  const run = named ? undefined : (selection.run ?? casebook.lastRun()?.id)
  if (!named && run === undefined) throw new AppError('not_found', 'Nothing has been detected yet')
  const ids = named
    ? [...new Set(selection.ids)]
    : casebook.ringIds({ run: run!, levels: [...selection.levels] })
  const record = (id: string): RingRecord => {
    const found = casebook.ring(id, run)
    if (!found) throw new AppError('not_found', `There is no ring "${id}"`)
    return found
  }
  return {
    ids,
    run: run ?? record(ids[0]!).run,
    words: named ? ids.join(' ') : `${run} ${selection.levels.join(',')}`,
    *records() {
      for (const id of ids) yield record(id)
    },
  }
}
