import type { Casebook } from '../casebook/casebook.js'
import { publishedRings } from '../casebook/published.js'
import { AppError } from '../domain/errors.js'
import type { RunRecord } from '../domain/run.js'
import type { GraphEngine } from '../engines/engine.js'
import { buffersOf, type PartFindings } from '../evidence/evaluate.js'
import type { MeetingPairs } from '../market/meeting-pairs.js'
import type { CommunityMethod, SupportJob } from '../rings/find.js'
import { productVersion } from '../version.js'
import { type Crew, type CrewMember, startCrew } from './crew.js'
import { parseDetectSettings } from './settings.js'
import type { Question, ToWorker } from './worker.js'

export interface DetectOptions {
  /** threads that evaluate the rules; any number gives the same rings */
  workers: number
  seed: number
  communities: CommunityMethod
  /** checked and completed by settings.ts */
  settings?: unknown
  /** markets dealt by chance in which rings are listed as well, for comparison; 0 if not given */
  control?: number | undefined
  now: () => Date
  signal?: AbortSignal | undefined
  progress?: ((done: number, of: number, what: string) => void) | undefined
}

/**
 * One detection over the whole store: market → rules → ties → groups → rings → case book, recorded as a run.
 * The heavy work is done by worker threads over the market's shared memory; this thread only asks the store
 * for texts and source rows. Fails with `invalid_input` (settings), `conflict` (nothing imported yet),
 * `cancelled`; a failed or cancelled detection leaves no trace. An engine that shows rings to its own tools
 * is told last; when that fails the run stands.
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
    marketMs,
    control: options.control ?? 0,
  })
  const cancel = (): unknown => crew.stop(new AppError('cancelled', 'The detection was cancelled'))
  signal?.addEventListener('abort', cancel)
  try {
    if (signal?.aborted) cancel()
    const run = await led(crew, tell, (question) => answer(crew, engine, now, question))
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
  'control',
  'record',
  'save',
]

const stagesOf =
  ({ progress }: DetectOptions) =>
  (what: string): void =>
    progress?.(STAGES.indexOf(what), STAGES.length, what)

/** Has the first worker lead the detection, and answers what it asks. */
const led = (
  { workers: [first] }: Crew,
  tell: (what: string) => void,
  answer: (question: Question) => Promise<{ answer: unknown; transfer?: ArrayBuffer[] }>,
): Promise<RunRecord> =>
  new Promise((resolve, reject) => {
    const leader = first!
    leader.post({ type: 'lead' })
    leader
      .until((message) => {
        if (message.type === 'stage') tell(message.what)
        if (message.type === 'ask')
          answer(message.question).then(
            ({ answer, transfer }) => leader.post({ type: 'answer', answer }, transfer),
            reject,
          )
        return message.type === 'done' ? message.run : undefined
      })
      .then(resolve, reject)
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

/** What the leader asks: of the other workers, of the store, or of the clock. */
const answer = async (
  crew: Crew,
  engine: GraphEngine,
  now: () => Date,
  question: Question,
): Promise<{ answer: unknown; transfer?: ArrayBuffer[] }> => {
  const others = crew.workers.slice(1)
  switch (question.type) {
    case 'meet':
      return { answer: await Promise.all(others.map(meeting)) }
    case 'evaluate': {
      const parts = await Promise.all(others.map((worker) => evaluated(worker, question)))
      await crew.dismissOthers()
      return { answer: parts, transfer: parts.flatMap(buffersOf) }
    }
    case 'support':
      return { answer: await supported(crew.hire(), question.job) }
    case 'now':
      return { answer: now().toISOString() }
    case 'communities':
      return { answer: await engine.communities!(question.graph, question.seed) }
    case 'texts':
      return { answer: await engine.texts(question.wanted) }
    case 'sources':
      return { answer: await engine.sources(question.wanted) }
  }
}
