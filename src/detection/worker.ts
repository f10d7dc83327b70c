import { parentPort, workerData } from 'node:worker_threads'
import { shared } from '../arrays/shared-arrays.js'
import { openCasebook } from '../casebook/open.js'
import type { CsrGraph } from '../domain/csr.js'
import type { RunRecord } from '../domain/run.js'
import type { FactRef } from '../domain/source-row.js'
import type { PairGraph } from '../engines/engine.js'
import { buffersOf, evaluatePart, meetingPart, type PartFindings } from '../evidence/evaluate.js'
import type { Market } from '../market/market.js'
import { joinMeetingPairs, type MeetingPairs } from '../market/meeting-pairs.js'
import { placesIn } from '../market/places.js'
import { describeLotFlags } from '../rings/describe-lot-flags.js'
import { type SupportJob, supportFor } from '../rings/find.js'
import { recordRings } from '../rings/record.js'
import { describeDeeds } from '../rings/statutory-facts.js'
import { type ByChance, listedByChance } from './control/control.js'
import { type Answers, lookUp, type Store, type WantedText } from './lookup.js'
import { type Crew, type Detected, type DetectionInput, detectRings } from './pipeline.js'
import { runRecord } from './run-record.js'

/** What every worker of a detection is started with. */
export interface WorkerInput extends DetectionInput {
  market: Market
  casebook: string
  index: number
  of: number
  version: string
  startedAt: string
  /** time that building or reading the market took */
  marketMs: number
  /** deals of the control by chance; 0 = none */
  control: number
}

/** From detect.ts: the first worker leads, the others do shares of the work for it. */
export type ToWorker =
  | { type: 'lead' }
  | { type: 'meet' }
  | { type: 'evaluate'; met: MeetingPairs; drawn: Int32Array }
  | { type: 'support'; job: SupportJob }
  | { type: 'answer'; answer: unknown }

/** To detect.ts. */
export type FromWorker =
  | { type: 'met'; met: MeetingPairs }
  | { type: 'part'; part: PartFindings }
  | { type: 'support'; supports: Float64Array }
  | { type: 'stage'; what: string }
  | { type: 'ask'; question: Question }
  | { type: 'done'; run: RunRecord }
  | { type: 'failed'; code: string; message: string }

/** One question is open at a time. `meet`, `evaluate`: what the other workers have of it. */
export type Question =
  | { type: 'meet' }
  | { type: 'evaluate'; met: MeetingPairs; drawn: Int32Array }
  | { type: 'support'; job: SupportJob }
  | { type: 'texts'; wanted: WantedText[] }
  | { type: 'sources'; wanted: FactRef[] }
  | { type: 'communities'; graph: PairGraph; seed: number }
  | { type: 'now' }

const input = workerData as WorkerInput
const { market, settings } = input
const port = parentPort!

const send = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

let answered: ((answer: unknown) => void) | undefined
const ask = <T>(question: Question): Promise<T> =>
  new Promise((resolve) => {
    answered = resolve as (answer: unknown) => void
    send({ type: 'ask', question })
  })

port.on('message', (message: ToWorker) => {
  if (message.type === 'answer') return answered?.(message.answer)
  work(message).catch((error: Error & { code?: string }) =>
    send({
      type: 'failed',
      code: error.code ?? 'internal',
      message: error.code ? error.message : `${error.stack}`,
    }),
  )
})

const work = async (message: Exclude<ToWorker, { type: 'answer' }>): Promise<void> => {
  if (message.type === 'lead') return send({ type: 'done', run: await lead() })
  if (message.type === 'support') return send({ type: 'support', supports: supportFor(message.job) })
  if (message.type === 'meet') {
    const met = ownMeetings()
    const columns = [met.a, met.b, met.joint]
    return send(
      { type: 'met', met },
      columns.map(({ buffer }) => buffer as ArrayBuffer),
    )
  }
  const part = ownPart(message.met, message.drawn)
  send({ type: 'part', part }, buffersOf(part))
}

const ownMeetings = (): MeetingPairs => meetingPart(market, settings, input)

/** `drawn`: how many pieces of work the workers have taken, in shared memory. */
const ownPart = (met: MeetingPairs, drawn: Int32Array): PartFindings => {
  const { index, of } = input
  const share = { index, of, draw: () => Atomics.add(drawn, 0, 1) }
  return evaluatePart(market, settings, share, market.bidders.count, met)
}

/** All workers of the detection; this one, the first, does its own share while the others do theirs. */
const crew: Crew = {
  async meet() {
    const others = ask<MeetingPairs[]>({ type: 'meet' })
    const own = ownMeetings()
    return joinMeetingPairs([own, ...(await others)])
  },
  async evaluate(met) {
    const drawn = new Int32Array(new SharedArrayBuffer(4))
    const others = ask<PartFindings[]>({ type: 'evaluate', met, drawn })
    const own = ownPart(met, drawn)
    return [own, ...(await others)]
  },
  /** Another worker works it out, where more than one may be had, while this one ranks the rings. */
  support: async (job) =>
    input.of === 1
      ? supportFor(job)
      : ask<Float64Array>({ type: 'support', job: { ...job, graph: sharedGraph(job.graph) } }),
  communities: (graph) => ask<Int32Array>({ type: 'communities', graph, seed: input.seed }),
}

const sharedGraph = ({ nodes, offsets, neighbours, weights }: CsrGraph): CsrGraph => ({
  nodes,
  offsets: shared(offsets),
  neighbours: shared(neighbours),
  weights: shared(weights),
})

const store: Store = {
  texts: (wanted) => ask({ type: 'texts', wanted }),
  sources: (wanted) => ask({ type: 'sources', wanted }),
}

const lead = async (): Promise<RunRecord> => {
  const timingsMs: Record<string, number> = { market: input.marketMs }
  const stage = stageClock(timingsMs)
  const detected = await detectRings(market, input, crew, stage)
  const answers = await lookUp(market, detected, store, stage)
  const chance = await listedByChance(market, input, input.control, stage)
  stage('record')
  return save(detected, answers, chance, timingsMs, stage)
}

/** Sends each stage's name, and notes how long the one before took. */
const stageClock = (timingsMs: Record<string, number>): ((what: string) => void) => {
  let stage: string | undefined
  let since = 0
  return (what) => {
    const now = performance.now()
    if (stage) timingsMs[stage] = Math.round(now - since)
    stage = what
    since = now
    send({ type: 'stage', what })
  }
}

const save = async (
  detected: Detected,
  answers: Answers,
  chance: ByChance[],
  timingsMs: Record<string, number>,
  stage: (what: string) => void,
): Promise<RunRecord> => {
  const casebook = openCasebook(input.casebook)
  try {
    const at = await ask<string>({ type: 'now' })
    const last = casebook.lastRun()
    const id = `RUN-${String(last ? Number(last.id.slice(4)) + 1 : 1).padStart(6, '0')}`
    const { findings, found, deeds } = detected
    const { records, identities, events } = recordRings(found.rings, answers, {
      market,
      run: { id, at },
      known: casebook.identities(),
      notEvaluated: findings.notEvaluated,
      settings: settings.rings,
    })
    stage('save')
    const { seed, communities, version, startedAt, of: workers } = input
    const frame = { id, startedAt, finishedAt: at, version, workers, timingsMs, settings, seed, communities }
    const run = runRecord(market, frame, detected, answers, chance)
    const flags = describeLotFlags(findings.lotFlags, market)
    const facts = describeDeeds(deeds, market, answers.texts)
    casebook.saveRun(run, records, identities, events, flags, facts, placesIn(market))
    return run
  } finally {
    casebook.close()
  }
}
