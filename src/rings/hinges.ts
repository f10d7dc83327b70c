import { LEVELS, type Level } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import { isCohesive, isConnected, pairTies } from './cohesion.js'
import { type Asked, levelOf } from './level.js'
import type { PairItem } from './pair-item.js'
import type { RingSettings } from './settings.js'

export interface Hinge {
  /** the fact's items */
  items: PairItem[]
  ifRemoved: NonNullable<Ring['hingesOn']>['ifRemoved']
}

/** What makes items one fact: the value, whatever rules read it; without a value, the rule's pattern. */
export const factKey = (item: Pick<PairItem, 'value' | 'rule'>): string =>
  item.value >= 0 ? `v${item.value}` : item.rule

/**
 * The single fact without which the ring would fall apart or drop a level; undefined when none alone carries
 * it. Tried are the strongest `hingeFacts` facts. Of several the one with the gravest effect, then the
 * strongest. `most` is the ring's level where it is lower than its evidence alone would have it.
 */
export const hingeOf = (
  items: readonly PairItem[],
  asked: Asked,
  gamma: number,
  settings: RingSettings,
  most: Level = 'red',
): Hinge | undefined => {
  const { size } = asked
  const levelBy = (left: readonly PairItem[]): Level =>
    lower(most, levelOf(left, asked, settings.level).level)
  const level = levelBy(items)
  const holds = cohesionTest(items, size, gamma)
  let hinge: Hinge | undefined
  for (const fact of strongestFacts(items).slice(0, settings.hingeFacts)) {
    const without = items.filter((item) => !fact.has(item))
    const ifRemoved = holds(without) ? levelBy(without) : 'falls apart'
    if (ifRemoved === 'red' || gravity(ifRemoved) <= gravity(hinge?.ifRemoved ?? level)) continue
    hinge = { items: [...fact], ifRemoved }
  }
  return hinge
}

const lower = (x: Level, y: Level): Level => (LEVELS.indexOf(x) > LEVELS.indexOf(y) ? x : y)

const gravity = (effect: Hinge['ifRemoved'] | Level): number =>
  effect === 'falls apart' ? LEVELS.length : LEVELS.indexOf(effect)

/** A ring that is no dense group by itself (louvain, components) is only asked to stay connected. */
export const cohesionTest = (
  items: readonly PairItem[],
  size: number,
  gamma: number,
): ((rest: readonly PairItem[]) => boolean) => {
  const dense = isCohesive(pairTies(items, size, gamma), size, gamma)
  return (rest) => {
    const ties = pairTies(rest, size, gamma)
    return dense ? isCohesive(ties, size, gamma) : isConnected(ties, size)
  }
}

/** Facts by their best grade, then bits over all pairs, then in the items' order. */
const strongestFacts = (items: readonly PairItem[]): Set<PairItem>[] => {
  const facts = new Map<string, Set<PairItem>>()
  for (const item of items) facts.set(factKey(item), (facts.get(factKey(item)) ?? new Set()).add(item))
  return [...facts.values()]
    .map((fact) => ({ fact, ...strength(fact) }))
    .sort((x, y) => x.grade - y.grade || y.bits - x.bits)
    .map(({ fact }) => fact)
}

/** The best grade and all bits of a fact, which may stand on millions of pairs. */
const strength = (fact: ReadonlySet<PairItem>): { grade: number; bits: number } => {
  let grade = Number.POSITIVE_INFINITY
  let bits = 0
  for (const item of fact) {
    grade = Math.min(grade, item.grade)
    bits += item.bits
  }
  return { grade, bits }
}
