import { membersOf } from '../communities/partition.js'
import { gradeIndex, type Level } from '../domain/grade.js'
import type { RingBelief, RingEvidence } from '../domain/ring.js'
import type { WeighedItems } from '../domain/run.js'
import { isByBehaviour, isJoined, levelsOf, type Weighed } from './belief/policy.js'
import { pairTies } from './cohesion.js'
import { coresOf, type Group } from './cores.js'
import { type CommunityMethod, groupsBy } from './find.js'
import { cohesionTest, factKey } from './hinges.js'
import { levelOf } from './level.js'
import { isExempt, type PairItem, pairPlace, witnesses } from './pair-item.js'
import { totalScore } from './score.js'
import type { RingSettings } from './settings.js'
import { itemsOf } from './weighed.js'

/** A ring as its run kept it, and what else its level was read off. */
export interface Kept {
  /** members of the ring */
  size: number
  evidence: readonly RingEvidence[]
  weighed: WeighedItems
  /** bidders of the market */
  bidders: number
  settings: RingSettings
  method: CommunityMethod
  seed: number
  /** places of members that other listed rings of the run have */
  elsewhere: readonly number[]
  /** the belief in the members between whom these items stand; undefined where the run did not ask for it */
  believe: ((items: readonly PairItem[]) => RingBelief) | undefined
}

/** What the rules and the belief say of a ring's members with some evidence. */
export interface Weighing {
  /** null: the members no longer hold together, so that there is no such ring */
  level: Level | null
  score: number
  /** the level by the rules alone */
  rules: Level
  belief: RingBelief | null
  /** one value deemed collusion by statute joins half of the members on one lot */
  joined: boolean
  /** do the members hold together as one group? */
  together: boolean
}

export interface WhatIf {
  /** of the ring's evidence, ascending: what was asked for, and what reads the same values */
  removed: number[]
  before: Weighing
  after: Weighing
  /** groups of members, by place, that the rest of the evidence holds together; largest first */
  groups: number[][]
  /** themes of the belief whose points change, by how much, the greatest change first */
  shifts: { key: string; before: number; after: number }[]
}

/**
 * A ring weighed again without some of its evidence (places in `evidence`), by the code that weighed it: the
 * rules, the belief and the policy of levels; the same members, everything else in the market as it was. A
 * value goes whole, whichever rules read it, as with what a ring hinges on. Without any removed, `after` is
 * what the run found. Pure. A finding about the members as a group (its prices, who wins) goes or stays as a
 * whole.
 */
export const whatIf = (kept: Kept, without: readonly number[]): WhatIf => {
  const items = itemsOf(kept.weighed, kept.evidence)
  const gone = new Set(without.flatMap((fact) => keysOf(items, kept.weighed, fact)))
  const isLeft = (item: PairItem, i: number): boolean => !gone.has(keyOf(item, kept.weighed.fact[i]!))
  const left = items.filter(isLeft)
  const removed = new Set(kept.weighed.fact.filter((_, i) => !isLeft(items[i]!, i)))
  const before = weigh(kept, items, items)
  const weighed = weigh(kept, left, items)
  const after = before.together && !weighed.together ? { ...weighed, level: null } : weighed
  return {
    removed: [...removed].sort((x, y) => x - y),
    before,
    after,
    groups: groupsOf(kept, left),
    shifts: shiftsOf(before.belief, after.belief),
  }
}

/** One value is one fact, whatever rules read it; a pattern is the fact it stands in. */
const keyOf = (item: PairItem, fact: number): string => (item.value >= 0 ? factKey(item) : `f${fact}`)

const keysOf = (items: readonly PairItem[], { fact }: WeighedItems, wanted: number): string[] =>
  items.flatMap((item, i) => (fact[i] === wanted ? [keyOf(item, wanted)] : []))

const weigh = (kept: Kept, items: readonly PairItem[], all: readonly PairItem[]): Weighing => {
  const { size, bidders, settings, weighed, elsewhere, believe } = kept
  const seen = witnesses(items)
  const rules = levelOf(seen, { size, bidders, groups: weighed.groups }, settings.level).level
  const belief = believe?.(items) ?? null
  const joined = isJoined(items, size)
  const own: Weighed = {
    members: Array.from({ length: size }, (_, place) => place),
    rules,
    chance: belief?.p,
    joined,
    byBehaviour: isByBehaviour(items),
    bare: belief?.bare === true,
  }
  const others: Weighed = {
    members: elsewhere,
    rules: 'yellow',
    chance: undefined,
    joined: false,
    byBehaviour: false,
    bare: false,
  }
  return {
    level: settings.belief.enabled ? levelsOf([own, others], settings.belief)[0]! : rules,
    score: totalScore(seen, size),
    rules,
    belief,
    joined,
    together: cohesionTest(witnesses(all), size, weighed.gamma)(seen),
  }
}

/** Groups of the members alone, by the run's own method and cores; those of one are left out. */
const groupsOf = (
  { size, weighed: { gamma }, settings, method, seed }: Kept,
  left: PairItem[],
): number[][] => {
  const group = groupAmong(witnesses(left), size, gamma)
  const own = method === 'gds-leiden' ? 'leiden' : method
  const { offsets, nodes } = membersOf(groupsBy(group, { method: own, gamma, seed }))
  return Array.from({ length: offsets.length - 1 }, (_, c) =>
    Array.from(nodes.subarray(offsets[c]!, offsets[c + 1]!)),
  )
    .flatMap((members) =>
      coresOf(within(group, members), settings.cores, gamma, seed).cores.map((core) =>
        core.map((v) => members[v]!),
      ),
    )
    .filter((members) => members.length > 1)
    .sort((x, y) => y.length - x.length || x[0]! - y[0]!)
}

/** The members as a group by itself: its ties, and which rest on a strong lead or better. */
const groupAmong = (items: readonly PairItem[], size: number, gamma: number): Group => {
  const ties = pairTies(items, size, gamma)
  const strong = new Set(
    items.flatMap((item) =>
      item.grade <= gradeIndex.强 && !isExempt(item) ? [pairPlace(item.a, item.b, size)] : [],
    ),
  )
  return groupOf(size, (a, b) => {
    const at = pairPlace(Math.min(a, b), Math.max(a, b), size)
    return { weight: ties[at]!, strong: strong.has(at) ? 1 : 0 }
  })
}

const within = (group: Group, members: readonly number[]): Group => {
  const edges = new Map<number, { weight: number; strong: number }>()
  for (const v of members)
    for (let e = group.offsets[v]!; e < group.offsets[v + 1]!; e++)
      edges.set(v * group.nodes + group.neighbours[e]!, {
        weight: group.weights[e]!,
        strong: group.strong[e]!,
      })
  return groupOf(
    members.length,
    (a, b) => edges.get(members[a]! * group.nodes + members[b]!) ?? { weight: 0, strong: 0 },
  )
}

const groupOf = (nodes: number, tie: (a: number, b: number) => { weight: number; strong: number }): Group => {
  const offsets = new Int32Array(nodes + 1)
  const [neighbours, weights, strong]: number[][] = [[], [], []]
  for (let a = 0; a < nodes; a++) {
    for (let b = 0; b < nodes; b++) {
      const one = a === b ? { weight: 0, strong: 0 } : tie(a, b)
      if (one.weight <= 0) continue
      neighbours!.push(b)
      weights!.push(one.weight)
      strong!.push(one.strong)
    }
    offsets[a + 1] = neighbours!.length
  }
  return {
    nodes,
    offsets,
    neighbours: Int32Array.from(neighbours!),
    weights: Float64Array.from(weights!),
    strong: Uint8Array.from(strong!),
  }
}

/** Both sides of a theme together: it may lift before and lower after. */
const shiftsOf = (before: RingBelief | null, after: RingBelief | null): WhatIf['shifts'] => {
  if (!before || !after) return []
  const [was, is] = [pointsOf(before), pointsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((key) => ({ key, before: was.get(key) ?? 0, after: is.get(key) ?? 0 }))
    .filter((one) => one.before !== one.after)
    .sort((x, y) => Math.abs(y.after - y.before) - Math.abs(x.after - x.before) || (x.key < y.key ? -1 : 1))
}

const pointsOf = ({ lifts, lowers }: RingBelief): Map<string, number> => {
  const points = new Map<string, number>()
  for (const { key, points: held } of [...lifts, ...lowers]) points.set(key, (points.get(key) ?? 0) + held)
  return points
}
