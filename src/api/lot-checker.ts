import { Worker } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import type { LotCheck } from '../evidence/check-lot.js'
import type { RawLot } from '../evidence/lot-overlay.js'
import { workerFile } from '../worker-file.js'
import type { FromChecker, ToChecker } from './check-worker.js'
import type { Loaded, LoadedMarket } from './loaded-market.js'
import { errorOf } from './thread-messages.js'

/** Checks lots in a worker over the market's shared memory: some 30 ms of work each, which other reads must not wait for. */
export interface LotChecker {
  check(lot: RawLot): Promise<LotCheck>
  close(): Promise<void>
}

interface Pending {
  resolve(checked: LotCheck): void
  reject(error: Error): void
}

export const lotChecker = (market: LoadedMarket): LotChecker => {
  const pending = new Map<number, Pending>()
  let worker: Worker | undefined
  let given: Loaded | undefined
  let last = 0

  const fail = (error: Error): void => {
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
    worker = given = undefined
  }
  const start = (): Worker => {
    const started = new Worker(workerFile(import.meta.url, './check-worker.js'))
    started.unref()
    started.on('message', (message: FromChecker) => {
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if ('error' in message) waiting?.reject(errorOf(message.error))
      else waiting?.resolve(message.checked)
    })
    started.once('error', fail)
    started.once('exit', () =>
      fail(new AppError('engine_unavailable', 'The check was given up: the service is stopping')),
    )
    return started
  }
  return {
    async check(lot) {
      const loaded = await market.get()
      worker ??= start()
      const post = (message: ToChecker): void => worker!.postMessage(message)
      if (loaded !== given) post({ type: 'market', loaded })
      given = loaded
      const id = ++last
      const checked = new Promise<LotCheck>((resolve, reject) => pending.set(id, { resolve, reject }))
      post({ type: 'check', id, lot })
      return checked
    },
    async close() {
      await worker?.terminate()
    },
  }
}
