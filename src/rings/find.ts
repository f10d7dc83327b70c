import { candidateGroups } from '../communities/candidate-groups.js'
import { components } from '../communities/components.js'
import { leiden } from '../communities/leiden.js'
import { louvain } from '../communities/louvain.js'
import { type CsrGraph, canonicalPartition, type Partition } from '../communities/partition.js'
import { support } from '../communities/support.js'
import { LEVELS } from '../domain/grade.js'
import type { Findings } from '../evidence/evaluate.js'
import type { BidderFlag } from '../evidence/items.js'
import { tiesOf } from '../evidence/tie.js'
import type { Market } from '../graph/market.js'
import { RULES } from '../rules/index.js'
import { missingColumns } from '../rules/rule.js'
import { lexicographic } from '../stats/lexicographic.js'
import { assembleRings, type RingDraft } from './assemble.js'
import { withCandidates } from './behaviour-candidates.js'
import { groupFindingsOf } from './group-items.js'
import type { Bench, JudgedRing } from './judge.js'
import { pairsOf } from './pairs.js'
import { judgeWithParts } from './parts.js'
import type { RingSettings } from './settings.js'

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
  /** settings by rule id; defaults where absent */
  rules?: Record<string, unknown>
  /** told before each stage */
  stage?: (what: 'ties' | 'communities' | 'cores' | 'support' | 'rings') => void
}

export interface FoundRings {
  /** best first: level, score, then members */
  rings: JudgedRing[]
  ties: number
  /** groups of two or more */
  groups: number
}

/** Findings → ties → groups → rings, judged and ranked. Pure: the same market, findings and options, the same rings. */
export const findRings = (market: Market, findings: Findings, options: FindOptions): FoundRings => {
  const stage = options.stage ?? (() => {})
  stage('ties')
  const { graph, count } = tiesOf(findings.items, market, options.gamma)
  const ties = { graph, pairs: pairsOf(findings.items, market.bidders.count), items: findings.items }
  stage('communities')
  const groups = groupsBy(graph, options)
  stage('cores')
  const drafts = assembleRings(ties, groups, options)
  stage('support')
  const supports = supportOf(graph, drafts, options)
  stage('rings')
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
    supportOf: (members) => members.map((bidder) => Math.round(supports[bidder]! * 1000) / 1000),
  }
  const rings = drafts.flatMap((draft) => judgeWithParts(draft, bench))
  return {
    rings: withCandidates(rings, candidates, bench).sort(byRank),
    ties: count,
    groups: sizes(groups).filter((size) => size > 1).length,
  }
}

/** Groups that keep meeting, to be judged beside those of ties; none where the setting turns them off. */
const candidatesOf = (market: Market, { settings }: FindOptions): number[][] => {
  const { enabled, ...wanted } = settings.candidates
  return enabled ? candidateGroups(market, wanted).map(({ members }) => members) : []
}

const groupsBy = (graph: CsrGraph, { method, gamma, seed, partition }: FindOptions): Partition => {
  if (partition) return partition
  if (method === 'components') return components(graph)
  return method === 'louvain' ? louvain(graph, { seed }) : leiden(graph, { gamma, seed }).partition
}

/** A further iteration moves next to nobody: quality rises by some 10⁻⁶. */
const SUPPORT_ITERATIONS = 1

/** Each member's support among its fellow members; what is no ring stands alone. */
const supportOf = (graph: CsrGraph, drafts: RingDraft[], options: FindOptions): Float64Array => {
  const labels = Int32Array.from({ length: graph.nodes }, (_, v) => v)
  for (const { members } of drafts) for (const bidder of members) labels[bidder] = members[0]!
  const { gamma, seed, settings } = options
  return support(graph, canonicalPartition(labels), {
    gamma,
    seed,
    runs: settings.supportPartitions,
    maxIterations: SUPPORT_ITERATIONS,
  })
}

const flagsByBidder = (flags: readonly BidderFlag[]): Map<number, BidderFlag[]> => {
  const by = new Map<number, BidderFlag[]>()
  for (const flag of flags) by.set(flag.bidder, [...(by.get(flag.bidder) ?? []), flag])
  return by
}

/** Gives flags on one bidder, never bits to a pair. */
const NO_PAIRS = new Set(['REL-12'])

/** A rule that merely lacks some of its strata (NET-01) is named as not evaluated in full, and counts. */
const evaluatedRules = ({ notEvaluated }: Findings, market: Market): Set<string> => {
  const off = new Set(
    notEvaluated.flatMap(({ rule, missing }) => (missing.includes('disabled') ? [rule] : [])),
  )
  return new Set(
    RULES.filter(
      (rule) => !NO_PAIRS.has(rule.id) && !off.has(rule.id) && missingColumns(rule, market).length === 0,
    ).map((rule) => rule.id),
  )
}

const byRank = (x: JudgedRing, y: JudgedRing): number =>
  LEVELS.indexOf(x.judged.level) - LEVELS.indexOf(y.judged.level) ||
  y.scored.score - x.scored.score ||
  lexicographic(x.draft.members, y.draft.members)

const sizes = ({ count, community }: Partition): number[] => {
  const size = new Array<number>(count).fill(0)
  for (const c of community) size[c]!++
  return size
}
