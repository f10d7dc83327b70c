import type { Config } from '../config.js'
import type { GraphEngine } from '../engines/engine.js'
import type { PlainError } from '../threads/plain-error.js'
import type { Task } from './tasks.js'

/**
 * Questions that the answering thread puts to the engine, which lives in the thread that opened the store.
 */
export const QUESTIONS = [
  'digest',
  'counts',
  'market',
  'texts',
  'sources',
  'bidder',
  'searchBidders',
  'names',
  'lot',
  'lotBids',
  'lotIds',
  'holders',
  'valuesOf',
  'quality',
  'qualityBy',
  'quarantine',
  'quarantineGroups',
  'imports',
] as const satisfies (keyof GraphEngine)[]
export type Question = (typeof QUESTIONS)[number]

/** What the answering thread is started with. */
export interface ThreadData {
  dir: string
  engine: GraphEngine['name']
  config: Config
  host: string
  port: number
  /** it submits what schedules ask for, and does each minute what leads ask for */
  periodic: boolean
}

export type FromThread =
  | { type: 'ask'; id: number; question: Question; args: unknown[] }
  | { type: 'task'; id: number; task: Task }
  | { type: 'abort'; id: number }
  | { type: 'listening'; url: string }
  | { type: 'refused'; error: PlainError }
  | { type: 'closed' }

export type ToThread =
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'failed'; id: number; error: PlainError }
  | { type: 'progress'; id: number; share: number | null; message: string }
  | { type: 'close' }
