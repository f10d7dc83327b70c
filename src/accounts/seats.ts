import type { AccountBook } from '../casebook/accounts/account-book.js'
import type { PositionRecord } from '../casebook/accounts/users.js'
import { shanghaiDay } from '../domain/day.js'
import { type CapacityKind, isAdmin } from '../domain/seat.js'

/** A seat that is in force, with what its capacity is. */
export interface Seat {
  capacity: string
  position: string
  office: string | null
  /** undefined of an administrator */
  kind: CapacityKind | undefined
  industries: readonly string[]
  regions: readonly string[]
}

const holds = ({ fromDay, toDay }: { fromDay: string; toDay: string | null }, day: string): boolean =>
  fromDay <= day && (toDay === null || day <= toDay)

/** Seats of a user that are in force now, in order of capacity and position. */
export const seatsOf = (
  book: Pick<AccountBook, 'positions' | 'capacity'>,
  user: string,
  now: Date,
): Seat[] => {
  const day = shanghaiDay(now)
  const held = book.positions(user).filter((seat) => seat.endedAt === null && holds(seat, day))
  return held.flatMap((seat) => seatIn(seat, book.capacity(seat.capacity), day))
}

type Capacity = ReturnType<AccountBook['capacity']>

const seatIn = ({ capacity, position }: PositionRecord, of: Capacity, day: string): Seat[] => {
  if (isAdmin(position))
    return [{ capacity, position, office: null, kind: undefined, industries: [], regions: [] }]
  if (!of || !holds(of, day)) return []
  const { office, kind, industries, regions } = of
  return [{ capacity, position, office, kind, industries, regions }]
}
