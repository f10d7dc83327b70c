import { actedSeat } from '../access/acted-seat.js'
import type { Subject } from '../access/subject.js'
import { officesToTry } from '../accounts/office-file.js'
import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { Context } from './context.js'

/**
 * The seat that the call tries (`--act-as`), undefined where it names none. Fails with `forbidden` once there
 * are users or keys, and with `invalid_input` for a seat that is not known.
 */
export const subjectHere = (
  { actAs }: Pick<Context, 'actAs'>,
  { accounts, keys }: Pick<Casebook, 'accounts' | 'keys'>,
  now: Date,
): Subject | undefined => {
  if (actAs === undefined) return undefined
  if (accounts.hasUsers() || keys().length > 0)
    throw new AppError('forbidden', 'Seats are tried only while there are neither users nor keys')
  return actedSeat(actAs, officesToTry(accounts), now)
}
