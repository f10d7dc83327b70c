import { Worker } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import { OpenCalls } from '../threads/open-calls.js'
import { errorOf, type PlainError } from '../threads/plain-error.js'
import { workerFile } from '../threads/worker-file.js'
import type { Loaded, LoadedMarket } from './loaded-market.js'

/**
 * Questions about the loaded market whose answers take more than a few milliseconds, put to a worker over its
 * shared memory, so that other reads do not wait. `desk-worker.ts` is the other side.
 */
export interface MarketDesk<Question, Answer> {
  /** Of the market that is loaded, or of a part of it. */
  ask(question: Question, part?: Loaded): Promise<Answer>
  close(): Promise<void>
}

export type ToDesk<Question> =
  /** what was given before is not asked of any more */
  | { type: 'forget' }
  | { type: 'market'; n: number; loaded: Loaded }
  | { type: 'ask'; n: number; id: number; question: Question }
export type FromDesk<Answer> = { id: number; answer: Answer } | { id: number; error: PlainError }

/** Markets that a worker keeps: the whole, and parts. */
const MOST_GIVEN = 16

/** A desk whose worker is `file`, beside this one; the worker starts with the first question. */
export const marketDesk = <Question, Answer>(
  market: LoadedMarket,
  file: string,
): MarketDesk<Question, Answer> => {
  const calls = new OpenCalls<Answer>()
  let worker: Worker | undefined
  // the whole market and parts of it, by the number under which the worker has them
  const given = new Map<Loaded, number>()
  let whole: Loaded | undefined

  const fail = (error: Error): void => {
    calls.failAll(error)
    worker = whole = undefined
    given.clear()
  }
  const start = (): Worker => {
    const started = new Worker(workerFile(import.meta.url, file))
    started.unref()
    started.on('message', (message: FromDesk<Answer>) => {
      if ('error' in message) calls.fail(message.id, errorOf(message.error))
      else calls.answer(message.id, message.answer)
    })
    started.once('error', fail)
    started.once('exit', () =>
      fail(new AppError('engine_unavailable', 'The question was given up: the service is stopping')),
    )
    return started
  }
  return {
    async ask(question, part) {
      const loaded = await market.get()
      worker ??= start()
      const post = (message: ToDesk<Question>): void => worker!.postMessage(message)
      if (loaded !== whole || given.size > MOST_GIVEN) {
        given.clear()
        post({ type: 'forget' })
      }
      whole = loaded
      const asked = part ?? loaded
      const n = given.get(asked) ?? given.size
      if (!given.has(asked)) post({ type: 'market', n, loaded: asked })
      given.set(asked, n)
      const { id, answer } = calls.open(undefined)
      post({ type: 'ask', n, id, question })
      return answer
    },
    async close() {
      await worker?.terminate()
    },
  }
}
