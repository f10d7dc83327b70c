import { readFileSync, writeFileSync } from 'node:fs'
import { AppError } from '../domain/errors.js'

/** The session that a file keeps, '' where there is no such file. Fails with `invalid_input`. */
export const readSession = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw new AppError('invalid_input', `Cannot read the session file ${path}`, { cause })
  }
}

/** Keeps a session in a file for its owner alone. */
export const keepSession = (path: string, token: string): void => writeFileSync(path, token, { mode: 0o600 })
