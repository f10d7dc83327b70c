import { officesToTry } from '../accounts/office-file.js'
import { seatsOf } from '../accounts/seats.js'
import type { AccountBook } from '../casebook/accounts/account-book.js'
import { AppError } from '../domain/errors.js'
import { isAdmin } from '../domain/seat.js'
import { actedSeat } from './acted-seat.js'
import { ADMIN, type Decider, decide, isIn, type Row, shownIn } from './decide.js'
import type { FieldClass, Shown } from './field-classes.js'
import { RESOURCES, type Resource, type STANDINGS, type Word } from './resources.js'
import { subjectOf } from './subject.js'

/** Why somebody sees a thing or not: the cell that decides, and how a class of fields is shown. */
export interface Explained {
  allowed: boolean
  standing: (typeof STANDINGS)[number]
  resource: Resource
  word: Word
  /** lots of the row that was asked for, and those in sight */
  lots?: number
  inSight?: number
  field?: FieldClass
  shown?: { without: Shown; with: Shown }
}

/**
 * Who is meant by a seat, `O-zj/handler`, or by a user's login or id: the user's first seat. Fails with
 * `not_found` for a user that there is not or that has no seat today, and as `actedSeat` does.
 */
export const deciderNamed = (accounts: AccountBook, who: string, now: Date): Decider => {
  const at = now.toISOString()
  if (who.includes('/')) {
    const subject = actedSeat(who, officesToTry(accounts), now)
    return { standing: subject.kind, subject, at }
  }
  const user = accounts.userByLogin(who) ?? accounts.user(who)
  if (!user) throw new AppError('not_found', `There is no user "${who}"`)
  const [seat] = seatsOf(accounts, user.id, now)
  const subject = seat && subjectOf(user.id, seat)
  if (subject) return { standing: subject.kind, subject, at }
  if (!seat || !isAdmin(seat.position)) throw new AppError('not_found', `The user "${who}" has no seat today`)
  const nowhere = { user: user.id, office: '', position: 'viewer', industries: [], regions: [] } as const
  return { standing: ADMIN[seat.position], subject: nowhere, at }
}

/** What the matrix says, by which cell; of a row where one is at hand, else of any. */
export const explained = (
  decider: Decider,
  resource: Resource,
  field: FieldClass | undefined,
  row: Omit<Row, 'resource'> | undefined,
): Explained => {
  const { standing, subject } = decider
  const word = RESOURCES[resource][standing]
  const shown = field && {
    without: shownIn(standing, field, false),
    with: shownIn(standing, field, true),
  }
  // without a row at hand the word is all that is known
  const allowed = row
    ? decide(decider, 'read', { resource, ...row }, field).allowed
    : word !== '–' && word !== 'sum' && word !== 'granted' && shown?.with !== 'A'
  return {
    ...{ allowed, standing, resource, word },
    ...(row?.places && {
      lots: row.places.length,
      inSight: row.places.filter((place) => isIn(subject, place)).length,
    }),
    ...(field && shown && { field, shown }),
  }
}

/** Fails with `unprocessable`. */
export const resourceNamed = (text: string): Resource => {
  if (Object.hasOwn(RESOURCES, text)) return text as Resource
  throw new AppError('unprocessable', `There is no resource "${text}": ${Object.keys(RESOURCES).join(', ')}`)
}
