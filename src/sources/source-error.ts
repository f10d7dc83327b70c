import { AppError } from '../domain/errors.js'
import { type SourceTextKey, sourceTexts } from '../texts/sources.js'
import { filled, type Params, type Text } from '../texts/text.js'

export const told = (key: SourceTextKey, params: Params = {}): Text => filled(sourceTexts[key], params)

/** What names its file itself. */
const STANDS_ALONE: ReadonlySet<SourceTextKey> = new Set(['mapping_invalid', 'mapping_absent'])

/** A file that cannot be read as a whole. `key` says why, `text` says it to people. */
export class SourceError extends AppError {
  readonly key: SourceTextKey
  readonly text: Text
  constructor(key: SourceTextKey, params: Params = {}, options?: { cause?: unknown }) {
    const text = told(key, params)
    super('invalid_input', STANDS_ALONE.has(key) ? text : filled(sourceTexts.cannot_read, { text }), options)
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
    return error.told ?? { zh: error.message, en: error.message }
  const code = (error as NodeJS.ErrnoException).code
  if (code && /^(ENOENT|EACCES|EPERM|EISDIR|ENOTDIR|ELOOP|EIO|ENAMETOOLONG)$/.test(code))
    return told('no_such_file', { detail: code })
  throw error
}
