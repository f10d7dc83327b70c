import type { PlainError } from '../threads/plain-error.js'
import type { Official } from './officials.js'

/** What the room's thread is asked. */
export type RoomQuestion =
  | { type: 'put'; officials: readonly Official[] }
  | { type: 'officials' }
  | { type: 'seal'; text: string }
  | { type: 'open'; boxes: readonly string[] }

export type ToRoom = { id: number; question: RoomQuestion } | 'close'
export type FromRoom = { id: number; answer?: unknown; error?: PlainError }
