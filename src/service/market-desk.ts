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
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

export type ToDesk<Question> =
  | { type: 'market'; loaded: Loaded }
  | { type: 'ask'; id: number; question: Question }
export type FromDesk<Answer> = { id: number; answer: Answer } | { id: number; error: PlainError }

/** A desk whose worker is `file`, beside this one; the worker starts with the first question. */
export const marketDesk = <Question, Answer>(
  market: LoadedMarket,
  file: string,
): MarketDesk<Question, Answer> => {
  const calls = new OpenCalls<Answer>()
  let worker: Worker | undefined
  let given: Loaded | undefined

  const fail = (error: Error): void => {
    calls.failAll(error)
    worker = given = undefined
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
    async ask(question) {
      const loaded = await market.get()
      worker ??= start()
      const post = (message: ToDesk<Question>): void => worker!.postMessage(message)
      if (loaded !== given) post({ type: 'market', loaded })
      given = loaded
      const { id, answer } = calls.open(undefined)
      post({ type: 'ask', id, question })
      return answer
    },
    async close() {
      await worker?.terminate()
    },
  }
}
