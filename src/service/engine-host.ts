import type { Worker } from 'node:worker_threads'
import type { Store } from '../store.js'
import { plainError } from '../threads/plain-error.js'
import { taskRunner } from './tasks.js'
import type { FromThread, ToThread } from './thread-messages.js'

/** Answers the questions of the answering thread and does its tasks, on the thread that opened the store. */
export const hostEngine = (thread: Worker, store: Store): void => {
  const run = taskRunner(store, () => new Date())
  const tasks = new Map<number, AbortController>()
  const send = (message: ToThread): void => thread.postMessage(message)
  const settle = (id: number, work: Promise<unknown>): Promise<void> =>
    work.then(
      (value) => send({ type: 'answer', id, value }),
      (error: unknown) => send({ type: 'failed', id, error: plainError(error) }),
    )
  thread.on('message', (message: FromThread) => {
    if (message.type === 'ask') {
      const { id, question, args } = message
      const ask = store.engine[question] as (...args: unknown[]) => Promise<unknown>
      void settle(
        id,
        Promise.resolve().then(() => ask.apply(store.engine, args)),
      )
    } else if (message.type === 'task') {
      const { id, task } = message
      const stop = new AbortController()
      tasks.set(id, stop)
      const progress = (share: number | null, text: string): void =>
        send({ type: 'progress', id, share, message: text })
      void settle(id, run(task, { signal: stop.signal, progress })).then(() => tasks.delete(id))
    } else if (message.type === 'abort') tasks.get(message.id)?.abort()
  })
}
