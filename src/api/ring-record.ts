import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { RingRecord } from '../domain/run.js'

/** The ring's newest record, or the one of the run asked for. Fails with `not_found`. */
export const ringRecord = (casebook: Pick<Casebook, 'ring'>, id: string, run?: string): RingRecord => {
  const record = casebook.ring(id, run)
  if (!record) throw new AppError('not_found', `There is no ring "${id}"${run ? ` in run "${run}"` : ''}`)
  return record
}
