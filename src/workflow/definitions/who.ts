import type { CapacityKind, Position } from '../../domain/seat.js'
import type { Row, Who } from '../definition.js'

/** Capacities that handle leads: police, discipline, regulators, audit, coordination. */
export const HANDLING: readonly CapacityKind[] = ['P', 'D', 'R', 'A', 'C']

export const who = (capacity: readonly CapacityKind[], position: readonly Position[], row: Row): Who => ({
  capacity,
  position,
  row,
})

export const DISPATCHER = who(['C'], ['dispatcher'], 'all')
export const LEADER_OF_ISSUER = who(HANDLING, ['leader'], 'issuer')
export const LEADER_OF_HOST = who(HANDLING, ['leader'], 'host')
export const HANDLER = who(HANDLING, ['handler'], 'worker')
/** second pairs of eyes, which are never the host's */
export const REVIEWER = who(['C'], ['reviewer'], 'not-host')
export const DISCIPLINE = who(['D'], ['reviewer', 'leader'], 'not-host')
