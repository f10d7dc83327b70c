import { AppError } from '../domain/errors.js'
import { type SourceTextKey, sourceTexts } from '../texts/sources.js'
import { say, type Text } from '../texts/text.js'

type Params = Record<string, string | number>

export const told = (key: SourceTextKey, params: Params = {}): Text => ({
  zh: say(sourceTexts[key], 'zh', params),
  en: say(sourceTexts[key], 'en', params),
})

/** A file that cannot be read as a whole. `key` says why, `text` says it to people. */
export class SourceError extends AppError {
  readonly key: SourceTextKey
  readonly text: Text
  constructor(key: SourceTextKey, params: Params = {}, options?: { cause?: unknown }) {
    const text = told(key, params)
    super('invalid_input', key === 'mapping_invalid' ? text.en : `Cannot read the file: ${text.en}`, options)
    this.name = 'SourceError'
    this.key = key
    this.text = text
  }
}

/**
 * What to tell of any error met while opening a file. A cancelled import and a defect of our own go on up.
 */
export const textOf = (error: unknown): Text => {
  if (error instanceof SourceError) return error.text
  if (error instanceof AppError && error.code !== 'cancelled' && error.code !== 'internal')
    return { zh: error.message, en: error.message }
  const code = (error as NodeJS.ErrnoException).code
  if (code && /^(ENOENT|EACCES|EPERM|EISDIR|ENOTDIR|ELOOP|EIO|ENAMETOOLONG)$/.test(code))
    return told('no_such_file', { detail: code })
  throw error
}
