import type { CapacityRecord } from '../casebook/accounts/offices.js'
import type { PositionRecord, UserRecord } from '../casebook/accounts/users.js'
import { AppError } from '../domain/errors.js'
import { isAdmin, NO_CAPACITY, READS_LEADS } from '../domain/seat.js'

export interface Grant {
  by: string
  user: UserRecord
  capacity: string
  position: string
  fromDay: string
  toDay: string | null
}

const overlaps = (
  a: { fromDay: string; toDay: string | null },
  b: { fromDay: string; toDay: string | null },
): boolean => a.fromDay <= (b.toDay ?? '9999') && b.fromDay <= (a.toDay ?? '9999')

/**
 * What a grant may not do, checked when it is made: nobody grants to oneself, who made the account does not
 * also grant, an administrator has one seat and no other, and who serves an exchange reads no leads, in
 * person and as an office. Fails with `forbidden` or `invalid_input`.
 */
export const checkGrant = (
  grant: Grant,
  held: readonly PositionRecord[],
  capacities: readonly CapacityRecord[],
): void => {
  if (grant.by === grant.user.id) throw new AppError('forbidden', 'Nobody grants a position to oneself')
  if (grant.by === grant.user.madeBy)
    throw new AppError('forbidden', 'Whoever made the account does not grant its positions too')
  const seats = held.filter((seat) => seat.endedAt === null && overlaps(seat, grant))
  const others = seats.filter(
    (seat) => !(seat.capacity === grant.capacity && seat.position === grant.position),
  )
  if (others.length > 0 && [grant, ...others].some(({ position }) => isAdmin(position)))
    throw new AppError('forbidden', 'An administrator has one seat, and no other beside it')
  if (isAdmin(grant.position)) checkAdmin(grant)
  else checkBusiness(grant, seats, capacities)
}

const checkBusiness = (
  grant: Grant,
  seats: readonly PositionRecord[],
  capacities: readonly CapacityRecord[],
): void => {
  const capacity = capacities.find(({ id }) => id === grant.capacity)
  if (!capacity) throw new AppError('not_found', `There is no capacity "${grant.capacity}"`)
  if (capacity.office !== grant.user.office)
    throw new AppError(
      'invalid_input',
      `The capacity "${grant.capacity}" is of another office than the user's`,
    )
  checkExchange(grant, capacity, seats, capacities)
}

const checkAdmin = ({ user, capacity }: Grant): void => {
  if (user.office !== null)
    throw new AppError('forbidden', 'An administrator is of no office: make an account without one')
  if (capacity !== NO_CAPACITY) throw new AppError('invalid_input', 'An administrator has the capacity "-"')
}

const checkExchange = (
  grant: Grant,
  capacity: CapacityRecord,
  seats: readonly PositionRecord[],
  capacities: readonly CapacityRecord[],
): void => {
  const own = new Set(seats.map((seat) => seat.capacity))
  const beside = capacities.filter(
    (other) => overlaps(other, grant) && (own.has(other.id) || other.office === capacity.office),
  )
  const kinds = [capacity, ...beside].map(({ kind }) => kind)
  if (kinds.includes('X') && kinds.some((kind) => READS_LEADS.has(kind)))
    throw new AppError(
      'forbidden',
      'Whoever serves an exchange may not read leads, in person or as an office',
    )
}
