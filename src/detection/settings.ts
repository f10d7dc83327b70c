import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../domain/errors.js'
import { DetectionSettings } from '../evidence/settings.js'
import { RingSettings } from '../rings/settings.js'

const Communities = z.strictObject({
  /** resolution in bits per pair of bidders; null = log2(N) / 2, at least 1.5 (evidence.md §5) */
  gammaBits: z.number().positive().nullable().default(null),
})

/** Every setting of a detection, with defaults; unknown keys are refused by name. Printed with the run. */
export const DetectSettings = z.strictObject({
  ...DetectionSettings.shape,
  communities: Communities.prefault({}),
  rings: RingSettings.prefault({}),
})
export type DetectSettings = z.infer<typeof DetectSettings>

/**
 * Checks settings from outside and fills in defaults. Fails with `invalid_input`, naming each unknown or
 * wrong key.
 */
export const parseDetectSettings = (given: unknown, from = 'settings'): DetectSettings => {
  const result = DetectSettings.safeParse(given ?? {})
  if (result.success) return result.data
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`)
  throw new AppError('invalid_input', `Cannot use ${from}: ${problems.join('; ')}`)
}

/** Settings from a JSON file; the defaults when no file is given. Fails with `invalid_input`. */
export const readDetectSettings = async (path?: string): Promise<DetectSettings> => {
  if (path === undefined) return parseDetectSettings({})
  let given: unknown
  try {
    given = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new AppError('invalid_input', `Cannot read settings from ${path}: ${(cause as Error).message}`, {
      cause,
    })
  }
  return parseDetectSettings(given, `settings from ${path}`)
}
