import type { Attendance, Seat } from './attendance.js'
import type { Desk } from './desk.js'
import type { Firm } from './firms.js'
import type { Lot } from './lots.js'
import type { Mint } from './mint.js'
import type { Random } from './random.js'
import type { Row } from './row.js'

/** Rows beside those that every firm has: what decoys and rings add to the registers. */
export interface Registers {
  roles: Row[]
  ownership: Row[]
  groups: Row[]
  allowlist: Row[]
  truth: Row[]
}

/** What a trace may look at when it writes into a bid. */
export interface Scene {
  lot: Lot
  firm: Firm
  seat: Seat
  mint: Mint
  /** of this bid */
  rng: Random
  /** true for the first who asks for the key on this lot, and for the others with probability `again` */
  once: (key: string, again: number) => boolean
}
/** Writes a habit of a firm, or a ring's work, into a bid. */
export type Trace = (row: Row, scene: Scene) => void

/** The market before its first lot. */
export interface World {
  seed: string | number
  firms: Firm[]
  /** by trade: its share of firms and lots */
  trades: readonly number[]
  mint: Mint
  attendance: Attendance
  registers: Registers
  /** firm → habits, applied to each of its bids */
  habits: Map<number, Trace[]>
  /** applied to every bid that no ring arranged */
  everybody: Trace[]
  /** of those who upload for others */
  desks: Desk[]
}

export const addHabit = (world: World, firm: Firm, habit: Trace): void => {
  world.habits.set(firm.index, [...(world.habits.get(firm.index) ?? []), habit])
}
