import { parentPort, workerData } from 'node:worker_threads'
import { shared } from '../arrays/shared-arrays.js'
import { stringAt } from '../arrays/strings.js'
import { openCasebook } from '../casebook/open.js'
import { canonicalPartition, type Partition } from '../communities/partition.js'
import type { CsrGraph } from '../domain/csr.js'
import { BIT } from '../domain/grade.js'
import type { RunRecord } from '../domain/run.js'
import type { SourceRow } from '../domain/source-row.js'
import type { FactRef, PairGraph } from '../engines/engine.js'
import {
  buffersOf,
  evaluatePart,
  type Findings,
  meetingPart,
  mergeParts,
  type PartFindings,
} from '../evidence/evaluate.js'
import { defaultGamma, tiesOf } from '../evidence/tie.js'
import type { Market } from '../market/market.js'
import type { MeetingPairs, Share } from '../market/meeting-pairs.js'
import { kindOf } from '../rings/describe.js'
import { describeLotFlags } from '../rings/describe-lot-flags.js'
import {
  type CommunityMethod,
  type FindOptions,
  type FoundRings,
  groupedBy,
  judgeRings,
  rankRings,
  type SupportJob,
  supportFor,
  supportJob,
} from '../rings/find.js'
import type { JudgedRing } from '../rings/judge.js'
import { type Asked, recordRings, recordsShown, shown, valuesShown } from '../rings/record.js'
import type { DetectSettings } from './detect-settings.js'

/** What every worker of a detection is started with. */
export interface WorkerInput {
  market: Market
  settings: DetectSettings
  casebook: string
  index: number
  of: number
  seed: number
  communities: CommunityMethod
  version: string
  startedAt: string
}

/** From detect.ts. */
export type ToWorker =
  | { type: 'meet' }
  | { type: 'evaluate'; met: MeetingPairs; drawn: Int32Array }
  | { type: 'finish'; parts: PartFindings[]; spentMs: Record<string, number> }
  | { type: 'support'; job: SupportJob }
  | { type: 'answer'; answer: unknown }

/** To detect.ts. A question is answered before anything else is sent. */
export type FromWorker =
  | { type: 'met'; met: MeetingPairs }
  | { type: 'part'; part: PartFindings }
  | { type: 'support'; supports: Float64Array }
  | { type: 'stage'; what: string }
  | { type: 'ask'; question: Question }
  | { type: 'done'; run: RunRecord }
  | { type: 'failed'; code: string; message: string }

export type Question =
  | { type: 'texts'; wanted: { kind: ReturnType<typeof kindOf>; hi: number; lo: number }[] }
  | { type: 'sources'; wanted: FactRef[] }
  | { type: 'communities'; graph: PairGraph; seed: number }
  | { type: 'support'; job: SupportJob }
  | { type: 'now' }

/** what one question to the store may ask for: each takes a pass over its table */
const CHUNK = 250_000
/** source rows looked up for green groups too while there are no more than these */
const GREEN_RECORDS_UP_TO = 50_000

const input = workerData as WorkerInput
const { market, settings } = input
const port = parentPort!
const timings: Record<string, number> = {}

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
  if (message.type === 'meet') return meet()
  if (message.type === 'evaluate') return evaluate(message.met, message.drawn)
  if (message.type === 'finish') return finish(message.parts, message.spentMs)
  send({ type: 'support', supports: supportFor(message.job) })
}

const share: Share = { index: input.index, of: input.of }
/** pairs of the whole market, from the evaluation on */
let meeting: MeetingPairs | undefined

const meet = (): void => {
  const met = meetingPart(market, settings, share)
  send(
    { type: 'met', met },
    [met.a, met.b, met.joint].map(({ buffer }) => buffer as ArrayBuffer),
  )
}

/** `drawn`: how many pieces of work the workers have taken, in shared memory. */
const evaluate = (met: MeetingPairs, drawn: Int32Array): void => {
  meeting = met
  const part = evaluatePart(
    market,
    settings,
    { ...share, draw: () => Atomics.add(drawn, 0, 1) },
    market.bidders.count,
    met,
  )
  send({ type: 'part', part }, buffersOf(part))
}

const finish = async (parts: PartFindings[], spentMs: Record<string, number>): Promise<void> => {
  Object.assign(timings, spentMs)
  const clock = stageClock()
  clock('merge')
  const findings = mergeParts(market, settings, parts)
  const { gammaBits } = settings.communities
  const gamma = gammaBits === null ? defaultGamma(market.bidders.count) : Math.round(gammaBits * BIT)
  const partition = input.communities === 'gds-leiden' ? await partitionElsewhere(findings, gamma) : undefined
  const options: FindOptions = {
    method: input.communities,
    gamma,
    ...(partition && { partition }),
    seed: input.seed,
    ...(meeting && { met: meeting }),
    settings: settings.rings,
    rules: settings.rules,
    stage: clock,
  }
  const grouped = groupedBy(market, findings, options)
  const supports = supportElsewhere(supportJob(grouped, options))
  const ranked = rankRings(market, findings, grouped, options)
  clock('support')
  const found = judgeRings(ranked, grouped, await supports)
  clock('texts')
  const hubs = findings.hubs.map((hub) => hub.value)
  const texts = await textsOf([...new Set([...valuesShown(found.rings), ...hubs])])
  clock('sources')
  const { sources, without } = await sourcesOf(found.rings)
  clock('record')
  send({ type: 'done', run: await record(findings, found, { texts, sources, without }, clock) })
}

/** Another worker works it out, where more than one may be had, while this one ranks the rings. */
const supportElsewhere = async (job: SupportJob): Promise<Float64Array> =>
  input.of === 1
    ? supportFor(job)
    : ask<Float64Array>({ type: 'support', job: { ...job, graph: sharedGraph(job.graph) } })

const sharedGraph = ({ nodes, offsets, neighbours, weights }: CsrGraph): CsrGraph => ({
  nodes,
  offsets: shared(offsets),
  neighbours: shared(neighbours),
  weights: shared(weights),
})

/** The groups of the pair graph as the engine's own library finds them. */
const partitionElsewhere = async (findings: Findings, gamma: number): Promise<Partition> => {
  const { graph } = tiesOf(findings.items, market, gamma)
  const [a, b, weight]: [number[], number[], number[]] = [[], [], []]
  for (let v = 0; v < graph.nodes; v++)
    for (let e = graph.offsets[v]!; e < graph.offsets[v + 1]!; e++) {
      if (graph.neighbours[e]! <= v) continue
      a.push(v)
      b.push(graph.neighbours[e]!)
      weight.push(graph.weights[e]!)
    }
  const pairs: PairGraph = {
    nodes: graph.nodes,
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    weight: Float64Array.from(weight),
  }
  return canonicalPartition(await ask<Int32Array>({ type: 'communities', graph: pairs, seed: input.seed }))
}

/** Sends each stage's name, and notes how long the one before took. */
const stageClock = (): ((what: string) => void) => {
  let stage: string | undefined
  let since = 0
  return (what) => {
    const now = performance.now()
    if (stage) timings[stage] = Math.round(now - since)
    stage = what
    since = now
    send({ type: 'stage', what })
  }
}

const textsOf = async (values: number[]): Promise<Asked['texts']> => {
  const texts = new Map<number, string | undefined>()
  for (let from = 0; from < values.length; from += CHUNK) {
    const part = values.slice(from, from + CHUNK)
    const wanted = part.map((v) => ({
      kind: kindOf(market, v),
      hi: market.values.hi[v]!,
      lo: market.values.lo[v]!,
    }))
    const found = await ask<(string | undefined)[]>({ type: 'texts', wanted })
    part.forEach((v, i) => {
      texts.set(v, found[i])
    })
  }
  return texts
}

/** Facts of a ring rest on the same bids again and again: every record is asked for once. */
const sourcesOf = async (
  rings: readonly JudgedRing[],
): Promise<{ sources: Asked['sources']; without: number }> => {
  const { facts, without } = recordsShown(rings, market, GREEN_RECORDS_UP_TO)
  const wanted = new Map<string, FactRef>()
  const keys = facts.map(({ refs }) =>
    refs.map((ref) => {
      const key = Object.values(ref).join('\u0000')
      wanted.set(key, ref)
      return key
    }),
  )
  const rows = await rowsOf([...wanted.values()])
  const found = new Map([...wanted.keys()].map((key, i) => [key, rows[i]!]))
  const sources = new Map(
    facts.map(({ fact }, i) => [fact, keys[i]!.flatMap((key) => found.get(key)!).sort(byPlace)]),
  )
  return { sources, without }
}

const byPlace = (x: SourceRow, y: SourceRow): number =>
  x.file < y.file ? -1 : x.file > y.file ? 1 : x.line - y.line

const rowsOf = async (wanted: FactRef[]): Promise<SourceRow[][]> => {
  const rows: SourceRow[][] = []
  for (let from = 0; from < wanted.length; from += CHUNK)
    for (const found of await ask<SourceRow[][]>({
      type: 'sources',
      wanted: wanted.slice(from, from + CHUNK),
    }))
      rows.push(found)
  return rows
}

const record = async (
  findings: Findings,
  found: FoundRings,
  asked: Asked & { without: number },
  clock: (what: string) => void,
): Promise<RunRecord> => {
  const casebook = openCasebook(input.casebook)
  try {
    const at = await ask<string>({ type: 'now' })
    const last = casebook.lastRun()
    const id = `RUN-${String(last ? Number(last.id.slice(4)) + 1 : 1).padStart(6, '0')}`
    const { records, identities, events } = recordRings(found.rings, asked, {
      market,
      run: { id, at },
      known: casebook.identities(),
      notEvaluated: findings.notEvaluated,
      settings: settings.rings,
    })
    clock('save')
    const run = runRecord(id, at, findings, found, asked)
    casebook.saveRun(run, records, identities, events, describeLotFlags(findings.lotFlags, market))
    return run
  } finally {
    casebook.close()
  }
}

const runRecord = (
  id: string,
  finishedAt: string,
  findings: Findings,
  found: FoundRings,
  { texts, without }: Asked & { without: number },
): RunRecord => ({
  id,
  startedAt: input.startedAt,
  finishedAt,
  digest: market.digest,
  version: input.version,
  seed: input.seed,
  communities: input.communities,
  workers: input.of,
  settings,
  timingsMs: { ...timings },
  counts: {
    bidders: market.bidders.count,
    lots: market.lots.count,
    bids: market.bids.count,
    ties: found.ties,
    groups: found.groups,
    ...found.counts,
    hubs: findings.hubs.length,
  },
  notEvaluated: findings.notEvaluated,
  warnings: [
    ...warningsOf(found.rings, findings),
    ...keptOf(found),
    ...(without > 0 ? [{ key: 'withoutSources', params: { rings: without } }] : []),
  ],
  hubs: findings.hubs.map(({ value, holders, sample }) => ({
    kind: kindOf(market, value),
    value: shown(market, texts, value),
    holders,
    sample: sample.map((bidder) => stringAt(market.bidders.id, bidder)),
  })),
})

/** Green groups that are counted only. */
const keptOf = ({ rings, counts: { red, yellow, green } }: FoundRings): RunRecord['warnings'] => {
  const groups = red + yellow + green - rings.length
  return groups > 0 ? [{ key: 'greenNotKept', params: { groups } }] : []
}

const ALARMING_SHARE = 0.2

/** Much flagged means settings that do not fit the market, or data that means something else. */
const warningsOf = (rings: readonly JudgedRing[], findings: Findings): RunRecord['warnings'] => {
  const listed = rings.filter((ring) => ring.judged.level !== 'green')
  const lots = new Set(listed.flatMap((ring) => ring.joint.lots)).size
  const bidders = new Set(listed.flatMap((ring) => ring.draft.members)).size
  const share = (key: string, flagged: number, of: number): RunRecord['warnings'] =>
    flagged > ALARMING_SHARE * of ? [{ key, params: { flagged, of } }] : []
  return [
    ...share('manyLots', lots, market.lots.count),
    ...share('manyBidders', bidders, market.bidders.count),
    ...(findings.hubs.length > 0 ? [{ key: 'hubs', params: { values: findings.hubs.length } }] : []),
  ]
}
