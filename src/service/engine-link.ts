import type { MessagePort } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import type { GraphEngine } from '../engines/engine.js'
import { OpenCalls } from '../threads/open-calls.js'
import { errorOf } from '../threads/plain-error.js'
import type { RunTask } from './tasks.js'
import { type FromThread, QUESTIONS, type ToThread } from './thread-messages.js'
import type { Progress } from './work.js'

/**
 * The store's engine and its tasks as the answering thread has them: by message to the thread that opened the
 * store.
 */
export interface EngineLink {
  engine: GraphEngine
  runTask: RunTask
}

export const linkEngine = (port: MessagePort, name: GraphEngine['name']): EngineLink => {
  const calls = new OpenCalls<unknown, Progress | undefined>()
  const send = (message: FromThread): void => port.postMessage(message)
  port.on('message', (message: ToThread) => {
    if (message.type === 'close') return
    if (message.type === 'progress') calls.contextOf(message.id)?.(message.share, message.message)
    else if (message.type === 'answer') calls.answer(message.id, message.value)
    else calls.fail(message.id, errorOf(message.error))
  })

  const refused = async (): Promise<never> => {
    throw new AppError('internal', 'The thread that answers requests does not change the store')
  }
  const asked = Object.fromEntries(
    QUESTIONS.map((question) => [
      question,
      (...args: unknown[]) => {
        const { id, answer } = calls.open(undefined)
        send({ type: 'ask', id, question, args: args.map(plain) })
        return answer
      },
    ]),
  ) as unknown as Pick<GraphEngine, (typeof QUESTIONS)[number]>
  return {
    engine: {
      name,
      ...asked,
      beginImport: refused,
      undoImport: refused,
      clear: refused,
      close: async () => undefined,
    },
    runTask: (task, { signal, progress }) => {
      const { id, answer } = calls.open(progress)
      send({ type: 'task', id, task })
      const abort = (): void => send({ type: 'abort', id })
      signal.addEventListener('abort', abort, { once: true })
      if (signal.aborted) abort()
      return answer.finally(() => signal.removeEventListener('abort', abort))
    },
  }
}

/** Options without what cannot be sent: a signal, a progress callback. */
const plain = (arg: unknown): unknown => {
  if (typeof arg !== 'object' || arg === null || Array.isArray(arg)) return arg
  return Object.fromEntries(
    Object.entries(arg).filter(([, value]) => typeof value !== 'function' && !(value instanceof AbortSignal)),
  )
}
