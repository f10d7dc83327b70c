import type { CapacityKind, Position } from '../domain/seat.js'

/** Who acts, in which seat, and by which way. */
export interface Actor {
  user?: string
  office: string
  kind: CapacityKind
  position: Position
  capacity: string
  source: 'http' | 'cli'
  /** as the engine of acts takes it; undefined where nobody logs in by a second factor */
  fresh?: boolean
}
