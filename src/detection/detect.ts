import { Worker } from 'node:worker_threads'
import type { Casebook } from '../casebook/casebook.js'
import { publishedRings } from '../casebook/published.js'
import { AppError, type ErrorCode } from '../domain/errors.js'
import type { RunRecord } from '../domain/run.js'
import type { GraphEngine } from '../engines/engine.js'
import { buffersOf, type PartFindings } from '../evidence/evaluate.js'
import { joinMeetingPairs, type MeetingPairs } from '../market/meeting-pairs.js'
import type { CommunityMethod, SupportJob } from '../rings/find.js'
import { workerFile } from '../threads/worker-file.js'
import { productVersion } from '../version.js'
import { parseDetectSettings } from './detect-settings.js'
import type { FromWorker, Question, ToWorker, WorkerInput } from './detect-worker.js'

export interface DetectOptions {
  /** threads that evaluate the rules; any number gives the same rings */
  workers: number
  seed: number
  communities: CommunityMethod
  /** checked and completed by detect-settings.ts */
  settings?: unknown
  now: () => Date
  signal?: AbortSignal | undefined
  progress?: ((done: number, of: number, what: string) => void) | undefined
}

/**
 * One detection over the whole store: market → rules → ties → groups → rings → case book, recorded as a run. The heavy
 * work is done by worker threads over the market's shared memory; this thread only asks the store for texts and source
 * rows. Fails with `invalid_input` (settings), `conflict` (nothing imported yet), `cancelled`; a failed or cancelled
 * detection leaves no trace. An engine that shows rings to its own tools is told last; when that fails the run stands.
 */
export const detect = async (
  { engine, casebook }: { engine: GraphEngine; casebook: Casebook },
  options: DetectOptions,
): Promise<RunRecord> => {
  const { seed, communities, signal, now } = options
  const settings = parseDetectSettings(options.settings)
  if (communities === 'gds-leiden' && !engine.communities)
    throw new AppError(
      'invalid_input',
      'Cannot detect with gds-leiden: it needs the engine neo4j and the Graph Data Science library on its server',
    )
  const startedAt = now().toISOString()
  const begun = performance.now()
  const tell = stagesOf(options)
  tell('market')
  const market = await engine.market(signal ? { signal } : {})
  const marketMs = Math.round(performance.now() - begun)
  if (market.bids.count === 0)
    throw new AppError('conflict', 'Cannot detect: the store holds no bids yet; import files first')
  const crew = startCrew(options.workers, {
    market,
    settings,
    casebook: casebook.dir,
    seed,
    communities,
    version: productVersion(),
    startedAt,
  })
  const cancel = (): unknown => crew.stop(new AppError('cancelled', 'The detection was cancelled'))
  signal?.addEventListener('abort', cancel)
  try {
    if (signal?.aborted) cancel()
    tell('rules')
    const rulesBegun = performance.now()
    const met = joinMeetingPairs(await Promise.all(crew.workers.map(meeting)))
    const order = { type: 'evaluate', met, drawn: new Int32Array(new SharedArrayBuffer(4)) } as const
    const parts = await Promise.all(crew.workers.map((worker) => evaluated(worker, order)))
    await crew.dismissOthers()
    const spentMs = { market: marketMs, rules: Math.round(performance.now() - rulesBegun) }
    const last = { type: 'finish', parts, spentMs } as const
    const run = await finished(crew.workers[0]!, last, tell, (question) =>
      question.type === 'support' ? supported(crew.hire(), question.job) : answer(engine, now, question),
    )
    await engine.publish?.({ id: run.id, at: run.finishedAt }, publishedRings(casebook, run.id))
    return run
  } finally {
    signal?.removeEventListener('abort', cancel)
    await crew.stop()
  }
}

const STAGES = [
  'market',
  'rules',
  'merge',
  'ties',
  'communities',
  'cores',
  'rings',
  'support',
  'texts',
  'sources',
  'record',
  'save',
]

const stagesOf =
  ({ progress }: DetectOptions) =>
  (what: string): void =>
    progress?.(STAGES.indexOf(what), STAGES.length, what)

/** Work makes many small objects that die at once: with a nursery of 16 MB as usual a fifth of its time is spent on them. */
const ROOMY = { maxYoungGenerationSizeMb: 192 }

interface Crew {
  workers: CrewMember[]
  /** Ends all workers but the first, whose memory is wanted for what comes. */
  dismissOthers(): Promise<unknown>
  /** Starts another worker. */
  hire(): CrewMember
  /** Ends every worker; whoever waits for one fails with `reason`. */
  stop(reason?: AppError): Promise<unknown>
}

interface CrewMember {
  post(message: ToWorker, transfer?: ArrayBuffer[]): void
  /** Calls for every message until `each` gives an answer. */
  until<T>(each: (message: FromWorker) => T | undefined): Promise<T>
}

const startCrew = (count: number, input: Omit<WorkerInput, 'index' | 'of'>): Crew => {
  const url = workerFile(import.meta.url, './detect-worker.js')
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

const meeting = (worker: CrewMember): Promise<MeetingPairs> => {
  worker.post({ type: 'meet' })
  return worker.until((message) => (message.type === 'met' ? message.met : undefined))
}

const evaluated = (worker: CrewMember, order: ToWorker & { type: 'evaluate' }): Promise<PartFindings> => {
  worker.post(order)
  return worker.until((message) => (message.type === 'part' ? message.part : undefined))
}

const supported = (worker: CrewMember, job: SupportJob): Promise<Float64Array> => {
  worker.post({ type: 'support', job })
  return worker.until((message) => (message.type === 'support' ? message.supports : undefined))
}

const finished = (
  worker: CrewMember,
  order: ToWorker & { type: 'finish' },
  tell: (what: string) => void,
  answer: (question: Question) => Promise<unknown>,
): Promise<RunRecord> => {
  const failed = new AbortController()
  worker.post(order, order.parts.flatMap(buffersOf))
  const done = worker.until((message) => {
    if (message.type === 'stage') tell(message.what)
    if (message.type === 'ask')
      answer(message.question).then(
        (found) => worker.post({ type: 'answer', answer: found }),
        (error) => failed.abort(error),
      )
    return message.type === 'done' ? message.run : undefined
  })
  return Promise.race([
    done,
    new Promise<never>((_, reject) =>
      failed.signal.addEventListener('abort', () => reject(failed.signal.reason)),
    ),
  ])
}

const answer = async (
  engine: GraphEngine,
  now: () => Date,
  question: Exclude<Question, { type: 'support' }>,
): Promise<unknown> => {
  if (question.type === 'now') return now().toISOString()
  if (question.type === 'communities') return engine.communities!(question.graph, question.seed)
  return question.type === 'texts' ? engine.texts(question.wanted) : engine.sources(question.wanted)
}
