import type { MessagePort } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import type { GraphEngine } from '../engines/engine.js'
import { errorOf } from '../threads/plain-error.js'
import type { RunTask } from './tasks.js'
import { type FromThread, QUESTIONS, type ToThread } from './thread-messages.js'
import type { Progress } from './work.js'

/** The store's engine and its tasks as the answering thread has them: by message to the thread that opened the store. */
export interface EngineLink {
  engine: GraphEngine
  runTask: RunTask
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
  progress?: Progress
}

export const linkEngine = (port: MessagePort, name: GraphEngine['name']): EngineLink => {
  const pending = new Map<number, Pending>()
  let last = 0
  const send = (message: FromThread): void => port.postMessage(message)
  const request = <T>(
    make: (id: number) => FromThread,
    progress?: Progress,
  ): { id: number; answer: Promise<T> } => {
    const id = ++last
    const answer = new Promise<unknown>((resolve, reject) => {
      pending.set(id, { resolve, reject, ...(progress && { progress }) })
    })
    send(make(id))
    return { id, answer: answer as Promise<T> }
  }
  port.on('message', (message: ToThread) => {
    if (message.type === 'close') return
    const waiting = pending.get(message.id)
    if (message.type === 'progress') return waiting?.progress?.(message.share, message.message)
    pending.delete(message.id)
    if (message.type === 'answer') waiting?.resolve(message.value)
    else waiting?.reject(errorOf(message.error))
  })

  const refused = async (): Promise<never> => {
    throw new AppError('internal', 'The thread that answers requests does not change the store')
  }
  const asked = Object.fromEntries(
    QUESTIONS.map((question) => [
      question,
      (...args: unknown[]) => request((id) => ({ type: 'ask', id, question, args: args.map(plain) })).answer,
    ]),
  ) as unknown as Pick<GraphEngine, (typeof QUESTIONS)[number]>
  return {
    engine: { name, ...asked, beginImport: refused, clear: refused, close: async () => undefined },
    runTask: (task, { signal, progress }) => {
      const { id, answer } = request((n) => ({ type: 'task', id: n, task }), progress)
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
