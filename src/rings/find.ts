import { candidateGroups } from '../communities/candidate-groups.js'
import { components } from '../communities/components.js'
import { leiden } from '../communities/leiden.js'
import { louvain } from '../communities/louvain.js'
import { canonicalPartition, type Partition } from '../communities/partition.js'
import { type SupportOptions, support } from '../communities/support.js'
import type { CsrGraph } from '../domain/csr.js'
import type { Level } from '../domain/grade.js'
import type { Findings } from '../evidence/evaluate.js'
import type { BidderFlag } from '../evidence/items.js'
import { tiesOf } from '../evidence/tie.js'
import type { Market } from '../market/market.js'
import type { MeetingPairs } from '../market/meeting-pairs.js'
import { RULES } from '../rules/index.js'
import { missingColumns } from '../rules/rule.js'
import { assembleRings, type RingDraft, type Ties } from './assemble.js'
import { meetingShares, withCandidates } from './behaviour-candidates.js'
import { groupFindingsOf } from './group-items.js'
import { type Bench, byRank, type JudgedRing, judgeRing, type WeighedRing } from './judge.js'
import { pairsOf } from './pairs.js'
import { weighWithParts } from './parts.js'
import type { RingSettings } from './settings.js'
import { withBelief } from './with-belief.js'

/** `gds-leiden`: by the engine's own library, which gives the partition */
export type CommunityMethod = 'leiden' | 'louvain' | 'components' | 'gds-leiden'

export interface FindOptions {
  method: CommunityMethod
  /** bits per pair × 2^16 */
  gamma: number
  seed: number
  /** groups that were found elsewhere, for `gds-leiden` */
  partition?: Partition
  settings: RingSettings
  /** pairs that meet, where they are known already */
  met?: MeetingPairs
  /** settings by rule id; defaults where absent */
  rules?: Record<string, unknown>
  /** told before each stage */
  stage?: (what: 'ties' | 'communities' | 'cores' | 'rings') => void
}

export interface FoundRings {
  /** best first: level, score, then members; of green ones the best `greenKept` */
  rings: JudgedRing[]
  /** of all rings, kept or not */
  counts: Record<Level, number>
  ties: number
  /** groups of two or more */
  groups: number
}

/** The pair graph, and the groups in it that may be rings. */
export interface Grouped {
  ties: Ties
  /** pairs with a tie */
  count: number
  /** groups of two or more */
  groups: number
  drafts: RingDraft[]
}

/** How firmly bidders stand in their groups: other partitions of the same graph. */
export interface SupportJob {
  graph: CsrGraph
  reference: Partition
  options: SupportOptions
}

/**
 * Findings → ties → groups → rings, judged and ranked. Pure: the same market, findings and options, the same
 * rings.
 */
export const findRings = (market: Market, findings: Findings, options: FindOptions): FoundRings => {
  const grouped = groupedBy(market, findings, options)
  const ranked = rankRings(market, findings, grouped, options)
  return judgeRings(ranked, grouped, supportFor(supportJob(grouped, options)))
}

/** Findings → ties → groups → drafts of rings. */
export const groupedBy = (market: Market, findings: Findings, options: FindOptions): Grouped => {
  const stage = options.stage ?? (() => {})
  stage('ties')
  const { graph, count } = tiesOf(findings.items, market, options.gamma)
  const ties = { graph, pairs: pairsOf(findings.items, market.bidders.count), items: findings.items }
  stage('communities')
  const partition = groupsBy(graph, options)
  stage('cores')
  const drafts = assembleRings(ties, partition, options)
  return { ties, count, groups: sizes(partition).filter((size) => size > 1).length, drafts }
}

/** What `supportFor` is to work out; may be done by another thread while rings are ranked. */
export const supportJob = (
  { ties: { graph }, drafts }: Grouped,
  { gamma, seed, settings }: FindOptions,
): SupportJob => {
  const labels = Int32Array.from({ length: graph.nodes }, (_, v) => v)
  for (const { members } of drafts) for (const bidder of members) labels[bidder] = members[0]!
  const reference = canonicalPartition(labels)
  const options = { gamma, seed, runs: settings.supportPartitions, maxIterations: SUPPORT_ITERATIONS }
  return { graph, reference, options }
}

/** By bidder: support among the fellow members of its group, 0..1; what is in no group stands alone. */
export const supportFor = ({ graph, reference, options }: SupportJob): Float64Array =>
  support(graph, reference, options)

/** Every ring there is, weighed and ranked, with what judges them. */
export interface Ranked {
  /** best first: level, score, then members */
  weighed: WeighedRing[]
  bench: Bench
}

/** Groups of ties and groups that keep meeting, as rings with level and score. */
export const rankRings = (
  market: Market,
  findings: Findings,
  { ties, drafts }: Grouped,
  options: FindOptions,
): Ranked => {
  options.stage?.('rings')
  const candidates = candidatesOf(market, options)
  const bench: Bench = {
    market,
    ties,
    details: [...findings.details],
    flags: flagsByBidder(findings.bidderFlags),
    evaluated: evaluatedRules(findings, market),
    gamma: options.gamma,
    settings: options.settings,
    groups: Math.max(1, drafts.length + candidates.length),
    groupFindings: groupFindingsOf(market, options.rules ?? {}, options.seed),
  }
  const rings = drafts.flatMap((draft) => weighWithParts(draft, bench))
  const weighed = withCandidates(rings, candidates, bench).sort(byRank)
  return { weighed: withBelief(weighed, bench), bench }
}

/**
 * All that is said of the rings: of every red and yellow one, and of the best green groups, `greenKept` of
 * them. The others are only counted: they are context, and a large market has hundreds of thousands.
 */
export const judgeRings = (
  { weighed, bench }: Ranked,
  { count, groups }: Grouped,
  supports: Float64Array,
): FoundRings => {
  const counts = { red: 0, yellow: 0, green: 0 }
  const rings: JudgedRing[] = []
  for (const ring of weighed) {
    const { draft, level, byMeeting } = ring
    if (++counts[level] > bench.settings.greenKept && level === 'green') continue
    const support = byMeeting ? meetingShares(bench.market, draft.members) : supportsOf(draft, supports)
    rings.push(judgeRing(ring, support, bench))
  }
  return { rings, counts, ties: count, groups }
}

const supportsOf = ({ members }: RingDraft, supports: Float64Array): number[] =>
  members.map((bidder) => Math.round(supports[bidder]! * 1000) / 1000)

/** Groups that keep meeting, to be weighed beside those of ties; none where the setting turns them off. */
const candidatesOf = (market: Market, { settings, met }: FindOptions): number[][] => {
  const { enabled, ...wanted } = settings.candidates
  if (!enabled) return []
  const known = met && met.least <= wanted.minJoint ? met : undefined
  return candidateGroups(market, wanted, known).map(({ members }) => members)
}

/** Groups of the graph by the method asked for; `gds-leiden` comes with its partition. */
export const groupsBy = (
  graph: CsrGraph,
  { method, gamma, seed, partition }: Pick<FindOptions, 'method' | 'gamma' | 'seed' | 'partition'>,
): Partition => {
  if (partition) return partition
  if (method === 'components') return components(graph)
  return method === 'louvain' ? louvain(graph, { seed }) : leiden(graph, { gamma, seed }).partition
}

/** A further iteration moves next to nobody: quality rises by some 10⁻⁶. */
const SUPPORT_ITERATIONS = 1

const flagsByBidder = (flags: readonly BidderFlag[]): Map<number, BidderFlag[]> => {
  const by = new Map<number, BidderFlag[]>()
  for (const flag of flags) by.set(flag.bidder, [...(by.get(flag.bidder) ?? []), flag])
  return by
}

/** A rule that merely lacks some columns of its strata is evaluated on coarser ones, and counts. */
const evaluatedRules = ({ notEvaluated }: Findings, market: Market): Set<string> => {
  const off = new Set(
    notEvaluated.flatMap(({ rule, missing }) => (missing.includes('disabled') ? [rule] : [])),
  )
  return new Set(
    RULES.filter(
      (rule) => !rule.uncounted && !off.has(rule.id) && missingColumns(rule, market).length === 0,
    ).map((rule) => rule.id),
  )
}

const sizes = ({ count, community }: Partition): number[] => {
  const size = new Array<number>(count).fill(0)
  for (const c of community) size[c]!++
  return size
}
