import type { Subject } from '../access/subject.js'
import { AppError } from '../domain/errors.js'

/** The seat, where it is one of coordination. Fails with `forbidden`: others change no settings. */
export const ofCoordination = (subject: Subject): Subject => {
  if (subject.kind !== 'C')
    throw new AppError('forbidden', 'Numbers, key projects, tags and colours are put in by coordination')
  return subject
}
