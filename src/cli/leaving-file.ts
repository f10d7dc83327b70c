import { AppError } from '../domain/errors.js'
import { commandAccessTexts, leavingTexts as texts } from '../texts/command-access.js'
import { say } from '../texts/text.js'
import type { Context } from './context.js'
import { type Query, serviceOf, withQuery } from './service.js'
import { problemCode } from './service-call.js'

/** A file that a service makes for whoever asks, as its gate lets it out. */
export interface WantedFile {
  path: string
  query?: Query
  /** of a file that is posted for */
  body?: object
  /** why it is had, `ref=LD-2026-000123;why=…` for a draft for the own office */
  purpose?: string | undefined
}

/**
 * The bytes of a file that could leave. Where it is not released, fails with `forbidden` and the command that
 * drafts its release.
 */
export const leavingFile = async (context: Context, wanted: WantedFile): Promise<Uint8Array> => {
  const { path, query = {}, body, purpose } = wanted
  try {
    return await serviceOf(context).file(path, query, purpose, body)
  } catch (error) {
    if (problemCode(error) !== 'not_released') throw error
    const draft = draftOf(wanted)
    const told = { zh: say(texts.notReleased, 'zh', { draft }), en: say(texts.notReleased, 'en', { draft }) }
    throw new AppError('forbidden', told, { cause: error })
  }
}

const draftOf = ({ path, query = {}, body }: WantedFile): string => {
  const post = body === undefined ? '' : ' --post'
  const given =
    body === undefined || Object.keys(body).length === 0 ? '' : ` --body '${JSON.stringify(body)}'`
  return `biaojian release draft '${withQuery(path, query)}'${post}${given}`
}

/** Fails with `invalid_input` where an option is given that only a command on the store itself has. */
export const refuseHereOnly = (context: Context, options: Record<string, unknown>): void => {
  const given = Object.entries(options).filter(([, value]) => isGiven(value))
  if (context.config.server === undefined || given.length === 0) return
  const names = given.map(([name]) => name).join(', ')
  throw new AppError('invalid_input', {
    zh: say(commandAccessTexts.hereOnly, 'zh', { options: names }),
    en: say(commandAccessTexts.hereOnly, 'en', { options: names }),
  })
}

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
