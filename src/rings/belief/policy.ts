import { gradeIndex, type Level } from '../../domain/grade.js'
import { ITEM_FLAGS } from '../../evidence/items.js'
import { type Channel, channelOf } from '../channels.js'
import { isCorroboration } from '../level.js'
import { isExempt, type PairItem } from '../pair-item.js'
import type { BeliefSettings } from './settings.js'

/** A group as the levels see it. */
export interface Weighed {
  /** bidder indices */
  members: readonly number[]
  /** level by the rules alone */
  rules: Level
  /** 0..1; undefined where the group was not asked: it keeps the level of the rules */
  chance: number | undefined
  /** a statutory fact joins half of the members: `isJoined` */
  joined: boolean
  /** led by behaviour alone: `isByBehaviour` */
  byBehaviour: boolean
  /** no marks of its members are on record */
  bare: boolean
}

/**
 * Levels of all groups of a run, in their order. Red: by the rules, joined by a statutory fact, and believed
 * beyond `red`. Yellow: believed beyond `yellow`, or `yellowBare`; or listed by the rules for what it does,
 * of which the belief in shared values knows little, as long as no group that is believed has a member in it.
 */
export const levelsOf = (groups: readonly Weighed[], settings: BeliefSettings): Level[] => {
  const levels = groups.map((group) => levelBy(group, settings))
  const taken = new Set(groups.flatMap(({ members }, i) => (levels[i] === 'green' ? [] : members)))
  return groups.map(({ rules, byBehaviour, members }, i) => {
    const led = levels[i] === 'green' && rules !== 'green' && byBehaviour
    if (!led || members.some((bidder) => taken.has(bidder))) return levels[i]!
    for (const bidder of members) taken.add(bidder)
    return 'yellow'
  })
}

const levelBy = ({ rules, chance, joined, bare }: Weighed, settings: BeliefSettings): Level => {
  if (chance === undefined) return rules
  if (rules === 'red' && joined && chance >= settings.red) return 'red'
  return chance >= yellowFrom(bare, settings) ? 'yellow' : 'green'
}

/** Chance from which a group is yellow, by whether no marks of its members are on record. */
export const yellowFrom = (bare: boolean, { yellow, yellowBare }: BeliefSettings): number =>
  bare ? yellowBare : yellow

const NOT_OWN =
  ITEM_FLAGS.overCap |
  ITEM_FLAGS.lotsOwn |
  ITEM_FLAGS.serviceProvider |
  ITEM_FLAGS.acrossLots |
  ITEM_FLAGS.noJointLot

const isBehaviour = ({ family }: PairItem): boolean => family === 'price' || family === 'network'

/**
 * One value of no crowd, deemed collusion by statute, joins half of the members, two at least, on one lot.
 */
export const isJoined = (items: readonly PairItem[], size: number): boolean => {
  const joined = new Map<string, Set<number>>()
  for (const item of items) {
    if (item.grade > gradeIndex.视 || isBehaviour(item) || item.flags & NOT_OWN || isExempt(item)) continue
    for (let l = 0; l < item.lots.length; l++) {
      const key = `${item.value < 0 ? item.rule : item.value} ${item.lots[l]}`
      joined.set(key, (joined.get(key) ?? new Set()).add(item.a).add(item.b))
    }
  }
  return [...joined.values()].some((members) => 2 * members.size >= size)
}

/** What the group bids or who wins in it speaks of it as a group, and no lead of another kind does. */
export const isByBehaviour = (items: readonly PairItem[]): boolean =>
  items.some(({ groupBits = 0, rule, family }) => groupBits > 0 && TELLING.has(channelOf(rule, family))) &&
  !items.some((item) => !isBehaviour(item) && isCorroboration(item) && !isExempt(item))

const TELLING = new Set<Channel>(['price', 'outcome'])
