import { LEVELS, type Level } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import { adjustedRand, jaccard, overlap, pairsOf, ratio, type Score, scoreOf } from './agreement.js'
import { bidderKey, type TrueGroup, type Truth } from './truth.js'

/** What of a ring is compared with the truth. */
export type FoundRing = Pick<Ring, 'id' | 'level'> & {
  members: readonly Pick<Ring['members'][number], 'bidderId'>[]
}

export interface EvaluateOptions {
  /** levels that count as listed; default red and yellow */
  levels?: readonly Level[]
  /** best Jaccard from which a ring counts as found; default 0.5 */
  jaccard?: number
}

export interface MechanismScore {
  mechanism: string
  rings: number
  found: number
  recall: number | null
  /** mean over the mechanism's rings of the best Jaccard with a listed ring */
  meanJaccard: number
}
export interface RingScore {
  true: number
  found: number
  recall: number | null
  /** recall without the mechanisms that leave behaviour only (`behaviour…`) */
  recallSharedValues: number | null
  listed: number
  matched: number
  precision: number | null
  /** listed rings with more than half of their members in one true ring */
  majority: number
  majorityPrecision: number | null
  byMechanism: MechanismScore[]
  /** ids of true rings that no listed ring matches */
  missed: string[]
  /** ids of listed rings that are no true ring */
  falseRings: string[]
}
export interface DecoyScore {
  decoys: number
  /** decoys of which two or more members stand together in a listed ring that is no true ring */
  flagged: number
  flaggedShare: number | null
  red: number
  redShare: number | null
  byKind: { kind: string; decoys: number; flagged: number; red: number }[]
}
export interface LevelScore {
  level: Level
  rings: number
  matched: number
  majority: number
  precision: number | null
}
export interface Evaluation {
  levels: readonly Level[]
  jaccard: number
  pairs: Score
  members: Score
  rings: RingScore
  /**
   * adjusted Rand index over all bidders of the truth and of the listed rings; who is in no ring stands alone
   */
  ari: number | null
  decoys: DecoyScore
  /** of all rings handed in, listed or not */
  byLevel: LevelScore[]
}

interface Found {
  id: string
  level: Level
  members: string[]
  matched: boolean
  majority: boolean
}

const foundOf = (ring: FoundRing, truth: Truth, least: number): Found => {
  const members = [...new Set(ring.members.map((m) => bidderKey(m.bidderId)))].sort()
  const { id, level } = ring
  return {
    id,
    level,
    members,
    matched: truth.rings.some((t) => jaccard(t.members, members) >= least),
    majority: truth.rings.some((t) => overlap(t.members, members) * 2 > members.length),
  }
}

const unique = (groups: readonly { members: string[] }[]): Set<string> =>
  new Set(groups.flatMap((g) => g.members))

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let both = 0
  for (const item of a) if (b.has(item)) both++
  return both
}

const scoreSets = (found: ReadonlySet<string>, truth: ReadonlySet<string>): Score =>
  scoreOf(found.size, truth.size, common(found, truth))

const byNote = <T extends { note: string }>(groups: readonly T[]): [string, T[]][] => {
  const map = new Map<string, T[]>()
  for (const group of groups) map.set(group.note, [...(map.get(group.note) ?? []), group])
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

const scoreRings = (listed: readonly Found[], truth: Truth, least: number): RingScore => {
  const rings = truth.rings.map((ring) => ({
    ...ring,
    best: listed.reduce((best, f) => Math.max(best, jaccard(ring.members, f.members)), 0),
  }))
  const hit = (list: readonly { best: number }[]): number => list.filter((r) => r.best >= least).length
  const sharing = rings.filter((r) => !r.note.startsWith('behaviour'))
  const matched = listed.filter((f) => f.matched).length
  const majority = listed.filter((f) => f.majority).length
  return {
    true: rings.length,
    found: hit(rings),
    recall: ratio(hit(rings), rings.length),
    recallSharedValues: ratio(hit(sharing), sharing.length),
    listed: listed.length,
    matched,
    precision: ratio(matched, listed.length),
    majority,
    majorityPrecision: ratio(majority, listed.length),
    byMechanism: byNote(rings).map(([mechanism, list]) => ({
      mechanism,
      rings: list.length,
      found: hit(list),
      recall: ratio(hit(list), list.length),
      meanJaccard: list.reduce((sum, r) => sum + r.best, 0) / list.length,
    })),
    missed: rings.filter((r) => r.best < least).map((r) => r.id),
    falseRings: listed.filter((f) => !f.matched && !f.majority).map((f) => f.id),
  }
}

const scoreDecoys = (listed: readonly Found[], decoys: readonly TrueGroup[]): DecoyScore => {
  const wrong = listed.filter((f) => !f.matched && !f.majority)
  const judged = decoys.map((decoy) => {
    const by = wrong.filter((f) => overlap(decoy.members, f.members) >= 2)
    return { note: decoy.note, flagged: by.length > 0, red: by.some((f) => f.level === 'red') }
  })
  const flagged = judged.filter((d) => d.flagged).length
  const red = judged.filter((d) => d.red).length
  return {
    decoys: decoys.length,
    flagged,
    flaggedShare: ratio(flagged, decoys.length),
    red,
    redShare: ratio(red, decoys.length),
    byKind: byNote(judged).map(([kind, list]) => ({
      kind,
      decoys: list.length,
      flagged: list.filter((d) => d.flagged).length,
      red: list.filter((d) => d.red).length,
    })),
  }
}

const scoreLevel = (level: Level, found: readonly Found[]): LevelScore => {
  const rings = found.filter((f) => f.level === level)
  const matched = rings.filter((f) => f.matched).length
  const majority = rings.filter((f) => f.majority).length
  return { level, rings: rings.length, matched, majority, precision: ratio(matched, rings.length) }
}

/**
 * How well the rings of a run agree with the truth: pairs, members, rings (a ring is found when its best
 * Jaccard with a listed ring reaches the threshold), ARI, and decoys that were taken for rings. `rings` in
 * their order, best first: a bidder in two listed rings counts for the first in the ARI.
 */
export const evaluate = (
  rings: readonly FoundRing[],
  truth: Truth,
  options: EvaluateOptions = {},
): Evaluation => {
  const levels = options.levels ?? ['red', 'yellow']
  const least = options.jaccard ?? 0.5
  const found = rings.map((ring) => foundOf(ring, truth, least))
  const listed = found.filter((f) => levels.includes(f.level))
  const [listedGroups, trueGroups] = [listed, truth.rings].map((list) => list.map((g) => g.members))
  const everybody = [...unique([...truth.rings, ...truth.decoys, ...listed])].sort()
  return {
    levels,
    jaccard: least,
    pairs: scoreSets(pairsOf(listedGroups!), pairsOf(trueGroups!)),
    members: scoreSets(unique(listed), unique(truth.rings)),
    rings: scoreRings(listed, truth, least),
    ari: adjustedRand(everybody, listedGroups!, trueGroups!),
    decoys: scoreDecoys(listed, truth.decoys),
    byLevel: LEVELS.map((level) => scoreLevel(level, found)),
  }
}
