import { AppError } from '../domain/errors.js'
import { readJsonFile } from '../formats/json-file.js'
import { InputSchema } from '../workflow/input.js'

const LISTS = new Set([
  'cohandlers',
  'copied',
  'handlers',
  'lots',
  'facts',
  'lines',
  'disposal',
  'rings',
  'attachments',
])

/**
 * What comes with an act, from a JSON file and pairs `name=value` over it. Lists are written with commas;
 * `recusal=none` says so for every handler.
 */
export const actInput = (pairs: readonly string[], file: string | undefined): Record<string, unknown> => {
  const input: Record<string, unknown> = file === undefined ? {} : fromFile(file)
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    if (at < 1 || !(name in InputSchema.shape))
      throw new AppError(
        'invalid_input',
        `"${pair}" is no input: write name=value, name one of ${Object.keys(InputSchema.shape).join(', ')}`,
      )
    input[name] = cellOf(name, pair.slice(at + 1))
  }
  if (input.recusal === 'none')
    input.recusal = Object.fromEntries(((input.handlers ?? []) as string[]).map((one) => [one, 'none']))
  return input
}

const cellOf = (name: string, text: string): unknown => {
  if (LISTS.has(name)) return text.split(',').filter((part) => part !== '')
  return name === 'days' ? Number(text) : text
}

const fromFile = (path: string): Record<string, unknown> => ({
  ...(readJsonFile(path, `the input in ${path}`) as object),
})
