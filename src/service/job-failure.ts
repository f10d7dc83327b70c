import type { JobRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import { jobTexts } from '../texts/api.js'
import { type Lang, say } from '../texts/text.js'
import { ApiProblem } from './problem.js'

type Failure = Pick<JobRecord, 'state' | 'message'> & { error: NonNullable<JobRecord['error']> }

/** What is told of a job that a process left behind when it ended. */
export const interrupted = (lang: Lang): Failure => ({
  state: 'failed',
  message: say(jobTexts.interrupted, lang),
  error: { code: 'cancelled', message: jobTexts.interrupted.en },
})

/** What is told of a job that was stopped or broke off with an error; an unexpected one stays in the log. */
export const failureOf = (error: unknown, stopped: boolean, lang: Lang): Failure => {
  if (stopped || (error instanceof AppError && error.code === 'cancelled'))
    return {
      state: 'cancelled',
      message: say(jobTexts.cancelled, lang),
      error: { code: 'cancelled', message: jobTexts.cancelled.en },
    }
  const known = (error instanceof AppError && error.code !== 'internal') || error instanceof ApiProblem
  return {
    state: 'failed',
    message: say(jobTexts.failed, lang),
    error: known
      ? { code: error.code, message: error.message }
      : { code: 'internal', message: 'The job failed; the log has the reason' },
  }
}
