import { readFileSync } from 'node:fs'
import { AppError } from '../domain/errors.js'

/**
 * What a JSON file holds. Fails with `not_found` where there is none, and with `invalid_input` where it is
 * something else, by the words `Cannot read NAME`.
 * @param name what it is called where it is no JSON: its path, or what is in it
 */
export const readJsonFile = (path: string, name = path): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new AppError('not_found', `There is no file ${path}`, { cause })
    throw new AppError('invalid_input', `Cannot read ${name}: it is no JSON file`, { cause })
  }
}
