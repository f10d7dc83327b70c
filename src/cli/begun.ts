import { AppError } from '../domain/errors.js'

/**
 * What a command has begun that no transaction holds: it stands in the audit log, and so does how it ended.
 */
export interface Begun {
  /** `why` = code of the error with which it came to nothing */
  end(why: string | undefined): void
}

let begun: Begun | undefined

/** One command a call. */
export const beginsHere = (one: Begun): void => {
  begun = one
}

/** At the end of the call, with what it failed with. */
export const endsHere = (error?: unknown): void => {
  const one = begun
  begun = undefined
  if (error === undefined) {
    one?.end(undefined)
    return
  }
  try {
    one?.end(error instanceof AppError ? error.code : 'internal')
  } catch {
    // what failed first is told; the log says of what was begun that its end is not known
  }
}
