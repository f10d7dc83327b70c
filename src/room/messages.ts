import type { PlainError } from '../threads/plain-error.js'
import type { Part } from './lock.js'
import type { Official } from './officials.js'
import type { RoomEntry } from './room-outbox.js'
import type { FiledCase, SieveAct, SieveActor } from './sieves.js'
import type { HoldingAct } from './vault.js'

/** What the room's thread is asked. */
export type RoomQuestion =
  | { type: 'put'; officials: readonly Official[]; entry: RoomEntry }
  | { type: 'officials' }
  | { type: 'sieves'; filed: readonly FiledCase[]; entry: RoomEntry }
  | { type: 'sieve'; id: string; act: SieveAct; actor: SieveActor; entry: RoomEntry }
  | { type: 'state' }
  | { type: 'give'; act: HoldingAct; part: Part; entry: RoomEntry }
  | { type: 'shut'; entry: RoomEntry }
  | { type: 'waiting' }
  | { type: 'take-out'; uids: readonly string[] }
  | { type: 'seal'; text: string }
  | { type: 'open'; boxes: readonly string[] }

export type ToRoom = { id: number; question: RoomQuestion } | 'close'
export type FromRoom = { id: number; answer?: unknown; error?: PlainError }
