import { statfsSync } from 'node:fs'
import type { Config } from '../config.js'
import { AppError } from '../domain/errors.js'
import { ApiProblem } from '../service/problem.js'

/** What uploads hold in the store until their jobs are over, by whoever sent them. */
export interface Incoming {
  /** An account for one upload of the subject. `expected` bytes are refused before any is read. */
  open(subject: string, expected: number): Account
}

export interface Account {
  /**
   * Counts bytes before they are written. Fails with `too_large` over the subject's share, `overloaded` where
   * the disk has too little left.
   */
  take(bytes: number): void
  /** Once the files are gone. */
  close(): void
}

/** bytes between two looks at the disk */
const LOOK_EVERY = 16 << 20

export const incomingOf = (
  store: string,
  { incomingBytes, freeBytes }: Pick<Config['limits'], 'incomingBytes' | 'freeBytes'>,
): Incoming => {
  const held = new Map<string, number>()
  const enough = (subject: string, more: number): void => {
    if ((held.get(subject) ?? 0) + more > incomingBytes)
      throw new AppError(
        'too_large',
        `Uploads of one key may hold ${incomingBytes} bytes until they are imported; wait, or end one`,
      )
  }
  const room = (more: number): void => {
    const { bavail, bsize } = statfsSync(store)
    if (bavail * bsize - more < freeBytes)
      throw new ApiProblem('overloaded', `The store's disk keeps ${freeBytes} bytes free, which it has not`)
  }
  return {
    open(subject, expected) {
      enough(subject, expected)
      room(expected)
      let own = 0
      let sinceLook = 0
      return {
        take(bytes) {
          enough(subject, bytes)
          own += bytes
          held.set(subject, (held.get(subject) ?? 0) + bytes)
          sinceLook += bytes
          if (sinceLook < LOOK_EVERY) return
          sinceLook = 0
          room(0)
        },
        close() {
          const rest = (held.get(subject) ?? 0) - own
          own = 0
          if (rest > 0) held.set(subject, rest)
          else held.delete(subject)
        },
      }
    },
  }
}
