import type { Seat } from '../accounts/seats.js'
import type { CapacityKind } from '../domain/seat.js'
import type { Role } from './matrix.js'

/**
 * Roles of capacities. Those that act by case see nothing until a case is opened to them, and a government
 * office reads sums alone, which come from elsewhere.
 */
const ROLE_OF = {
  P: 'police',
  D: 'discipline',
  R: 'regulator',
  A: 'audit',
  C: 'coordination',
  X: 'exchange',
  J: 'by-case',
  K: 'by-case',
  I: 'by-case',
  F: 'by-case',
  G: 'by-case',
} as const satisfies Record<CapacityKind, Role>

/** The role of a seat in the matrix; administrators read no case data. */
export const roleOfSeat = ({ kind, position }: Pick<Seat, 'kind' | 'position'>): Role => {
  if (kind !== undefined) return ROLE_OF[kind]
  return position === 'system-admin' ? 'system' : 'by-case'
}
