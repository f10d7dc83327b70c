import type { Seat } from '../accounts/seats.js'
import type { CapacityKind, Position } from '../domain/seat.js'

/** Who acts for an office: in which of its capacities, in which position. */
export interface Subject {
  /** id of the user; of a seat that is only tried, the seat as it was named */
  user?: string
  office: string
  /** id of the capacity */
  capacity: string
  kind: CapacityKind
  position: Position
  /** none = not bound to an industry */
  industries: readonly string[]
  /** prefixes of region codes */
  regions: readonly string[]
  /** tried in local mode, where nobody logs in */
  local?: true
}

/** The subject that a user is in a seat; undefined of an administrator, who acts for no office. */
export const subjectOf = (user: string, seat: Seat): Subject | undefined => {
  const { office, capacity, kind, position, industries, regions } = seat
  if (office === null || kind === undefined) return undefined
  return { user, office, capacity, kind, position: position as Position, industries, regions }
}
