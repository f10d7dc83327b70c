import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../domain/errors.js'
import { workerFile } from '../threads/worker-file.js'
import type { FromWorker, ToWorker, WorkerInput } from './worker.js'

/**
 * Work makes many small objects that die at once: with a nursery of 16 MB as usual a fifth of its time is
 * spent on them.
 */
const ROOMY = { maxYoungGenerationSizeMb: 192 }

/** The threads of one detection. */
export interface Crew {
  workers: CrewMember[]
  /** Ends all workers but the first, whose memory is wanted for what comes. */
  dismissOthers(): Promise<unknown>
  /** Starts another worker. */
  hire(): CrewMember
  /** Ends every worker; whoever waits for one fails with `reason`. */
  stop(reason?: AppError): Promise<unknown>
}

export interface CrewMember {
  post(message: ToWorker, transfer?: ArrayBuffer[]): void
  /** Calls for every message until `each` gives an answer. */
  until<T>(each: (message: FromWorker) => T | undefined): Promise<T>
}

/** Starts `count` workers over the market's shared memory. */
export const startCrew = (count: number, input: Omit<WorkerInput, 'index' | 'of'>): Crew => {
  const url = workerFile(import.meta.url, './worker.js')
  const start = (index: number): Worker => {
    const workerData: WorkerInput = { ...input, index, of: count }
    const worker = new Worker(url, { workerData, execArgv: [], resourceLimits: ROOMY })
    worker.on('error', () => {}) // whoever waits hears of it; nobody may be waiting
    return worker
  }
  const started = Array.from({ length: count }, (_, index) => start(index))
  let reason: AppError | undefined
  const member = (worker: Worker): CrewMember => crewMember(worker, () => reason)
  return {
    workers: started.map(member),
    dismissOthers: () => Promise.all(started.slice(1).map((worker) => worker.terminate())),
    hire: () => {
      started.push(start(1))
      return member(started.at(-1)!)
    },
    stop: (why) => {
      reason ??= why
      return Promise.all(started.map((worker) => worker.terminate()))
    },
  }
}

const crewMember = (worker: Worker, reason: () => AppError | undefined): CrewMember => ({
  post: (message, transfer = []) => worker.postMessage(message, transfer),
  until: (each) =>
    new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        act()
      }
      const onMessage = (message: FromWorker): void => {
        try {
          if (message.type === 'failed') throw new AppError(message.code as ErrorCode, message.message)
          const result = each(message)
          if (result !== undefined) settle(() => resolve(result))
        } catch (error) {
          settle(() => reject(error))
        }
      }
      const onError = (error: Error): void => settle(() => reject(error))
      const onExit = (code: number): void =>
        settle(() =>
          reject(reason() ?? new AppError('internal', `A detection worker ended with code ${code}`)),
        )
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    }),
})
