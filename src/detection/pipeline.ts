import { canonicalPartition, type Partition } from '../communities/partition.js'
import { BIT } from '../domain/grade.js'
import type { PairGraph } from '../engines/engine.js'
import {
  evaluatePart,
  type Findings,
  meetingPart,
  mergeParts,
  type PartFindings,
} from '../evidence/evaluate.js'
import { defaultGamma, tiesOf } from '../evidence/tie.js'
import type { Market } from '../market/market.js'
import { joinMeetingPairs, type MeetingPairs, WHOLE } from '../market/meeting-pairs.js'
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
import { type LotDeed, lotDeeds } from '../rings/statutory-facts.js'
import type { DetectSettings } from './settings.js'

/** Who shares the work: `alone` does all of it in this thread, worker.ts has other threads take part. */
export interface Crew {
  /** pairs of bidders that meet often enough for the rules about pairs */
  meet(): Promise<MeetingPairs>
  /** what the rules find, in parts; any number of parts gives the same findings */
  evaluate(met: MeetingPairs): Promise<PartFindings[]>
  /** how firmly bidders stand in their groups */
  support(job: SupportJob): Promise<Float64Array>
  /** for `gds-leiden`: the groups of the pair graph as the engine's own library finds them, by bidder */
  communities?(graph: PairGraph): Promise<Int32Array>
}

export interface DetectionInput {
  settings: DetectSettings
  seed: number
  communities: CommunityMethod
}

/** Everything that is found before texts and source rows are asked for. */
export interface Detected {
  findings: Findings
  found: FoundRings
  /** what the law deems collusion on one lot, outside red rings */
  deeds: LotDeed[]
}

export type Stage = (what: string) => void

/**
 * How detection runs: market → pairs that meet → findings of every rule → ties → groups → rings, ranked and
 * judged. The same market, settings and seed give the same rings, whoever shares the work. Opens no store: it
 * is what the worker, `evaluate` and the tests all call.
 */
export const detectRings = async (
  market: Market,
  input: DetectionInput,
  crew: Crew = alone(market, input.settings),
  stage: Stage = () => {},
): Promise<Detected> => {
  const { settings } = input
  stage('rules')
  const met = await crew.meet()
  const parts = await crew.evaluate(met)
  stage('merge')
  const findings = mergeParts(market, settings, parts)
  const options = await findOptions(market, input, findings, met, crew, stage)
  const grouped = groupedBy(market, findings, options)
  const supports = crew.support(supportJob(grouped, options))
  const ranked = rankRings(market, findings, grouped, options)
  stage('support')
  const found = judgeRings(ranked, grouped, await supports)
  const red = found.rings.filter(({ judged }) => judged.level === 'red').map(({ draft }) => draft.members)
  return { findings, found, deeds: lotDeeds(findings.items, red) }
}

/** All the work in this thread. */
export const alone = (market: Market, settings: DetectSettings): Crew => ({
  meet: async () => joinMeetingPairs([meetingPart(market, settings, WHOLE)]),
  evaluate: async (met) => [evaluatePart(market, settings, WHOLE, market.bidders.count, met)],
  support: async (job) => supportFor(job),
})

const findOptions = async (
  market: Market,
  { settings, seed, communities }: DetectionInput,
  findings: Findings,
  met: MeetingPairs,
  crew: Crew,
  stage: Stage,
): Promise<FindOptions> => {
  const { gammaBits } = settings.communities
  const gamma = gammaBits === null ? defaultGamma(market.bidders.count) : Math.round(gammaBits * BIT)
  const elsewhere = communities === 'gds-leiden' ? crew.communities : undefined
  const partition = elsewhere && (await partitionOf(market, findings, gamma, elsewhere))
  return {
    method: communities,
    gamma,
    ...(partition && { partition }),
    seed,
    met,
    settings: settings.rings,
    rules: settings.rules,
    stage,
  }
}

const partitionOf = async (
  market: Market,
  findings: Findings,
  gamma: number,
  communities: (graph: PairGraph) => Promise<Int32Array>,
): Promise<Partition> => {
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
  return canonicalPartition(await communities(pairs))
}
