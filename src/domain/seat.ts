/** In which function an office acts, by the letter under which its capacity is kept. */
export const CAPACITY_KINDS = ['P', 'D', 'R', 'A', 'C', 'X', 'G', 'J', 'K', 'I', 'F'] as const
export type CapacityKind = (typeof CAPACITY_KINDS)[number]

/** Capacities that read leads; an exchange has none of them beside it, in its users and its office. */
export const READS_LEADS: ReadonlySet<CapacityKind> = new Set(['P', 'D', 'R', 'A', 'C'])

/** Capacities that act by case alone. */
export const ACTS_BY_CASE: ReadonlySet<CapacityKind> = new Set(['J', 'K', 'I', 'F'])

/** Positions of the business in an office. */
export const POSITIONS = [
  'dispatcher',
  'clerk',
  'handler',
  'reviewer',
  'leader',
  'principal',
  'publicist',
  'log-reader',
  'viewer',
] as const
/** Positions of the three who run the system; none of them reads case data. */
export const ADMIN_POSITIONS = ['system-admin', 'security-admin', 'audit-admin'] as const

export type Position = (typeof POSITIONS)[number]
export type AdminPosition = (typeof ADMIN_POSITIONS)[number]

/** Whether somebody in the position leads an office. */
export const isLeader = (position: string | undefined): boolean =>
  position === 'leader' || position === 'principal'

export const isAdmin = (position: string): position is AdminPosition =>
  (ADMIN_POSITIONS as readonly string[]).includes(position)

/** The capacity of an administrator's seat: that of no office. */
export const NO_CAPACITY = '-'
