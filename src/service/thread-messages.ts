import type { Config } from '../config.js'
import { AppError, type ErrorCode } from '../domain/errors.js'
import type { GraphEngine } from '../engines/engine.js'
import type { Task } from './tasks.js'

/** Questions that the answering thread puts to the engine, which lives in the thread that opened the store. */
export const QUESTIONS = [
  'digest',
  'counts',
  'market',
  'texts',
  'sources',
  'bidder',
  'searchBidders',
  'lot',
  'lotBids',
  'lotIds',
  'holders',
  'valuesOf',
  'quality',
  'quarantine',
] as const satisfies (keyof GraphEngine)[]
export type Question = (typeof QUESTIONS)[number]

/** What the answering thread is started with. */
export interface ThreadData {
  dir: string
  engine: GraphEngine['name']
  config: Config
  host: string
  port: number
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

/** An error between threads: a copy would lose its code. */
export interface PlainError {
  code: ErrorCode | null
  message: string
  stack: string | undefined
}

export const plainError = (error: unknown): PlainError => {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { code: error instanceof AppError ? error.code : null, message, stack }
}

export const errorOf = ({ code, message, stack }: PlainError): Error => {
  const error = code === null ? new Error(message) : new AppError(code, message)
  if (stack !== undefined) error.stack = stack
  return error
}
