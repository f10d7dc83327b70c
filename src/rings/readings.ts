import { mostOf } from '../arrays/extremes.js'
import type { Ring } from '../domain/ring.js'
import { ITEM_FLAGS } from '../evidence/items.js'
import type { Market } from '../market/market.js'
import type { ReadingKey } from '../texts/rings.js'
import type { Fact } from './facts.js'
import type { JointLots } from './joint-lots.js'
import { pairCount } from './pair-item.js'

export type Reading = Ring['readings'][number]

/**
 * Counter-evidence and innocent readings of a ring, as keys of `texts/rings.ts`: what speaks against it, from
 * the facts' marks and from what its members did. In a fixed order.
 */
export const readingsOf = (
  facts: readonly Fact[],
  size: number,
  joint: JointLots,
  groups: number[][],
  market: Market,
): Reading[] => [
  ...declared(groups, market),
  ...marked(facts, 'allowlisted'),
  ...marked(facts, 'issuers'),
  ...marked(facts, 'serviceProvider'),
  ...marked(facts, 'lotsOwn'),
  ...marked(facts, 'reassigned'),
  ...marked(facts, 'overCap'),
  ...when(joint.consortia > 0, 'consortium', { lots: joint.consortia }),
  ...neverMet(facts, size, joint),
  ...when(joint.decided > 0 && 2 * joint.wonByOthers > joint.decided, 'wonByOthers', {
    lots: joint.wonByOthers,
    of: joint.decided,
  }),
  ...smallMarket(facts),
  ...when(
    facts.every(({ items }) => items[0]!.family === 'network' || items[0]!.family === 'price'),
    'behaviourOnly',
    {},
  ),
]

const when = (holds: boolean, key: ReadingKey, params: Reading['params']): Reading[] =>
  holds ? [{ key, params }] : []

/** Members that share a declared group: by group, how many of the ring are in it. */
const declared = (groups: number[][], market: Market): Reading[] => {
  const members = new Map<number, number>()
  for (const own of groups) for (const group of own) members.set(group, (members.get(group) ?? 0) + 1)
  const most = Math.max(0, mostOf(members.values()))
  return when(most > 1 && market.bidders.groupName.count > 0, 'declaredGroup', { members: most })
}

const marked = (facts: readonly Fact[], key: ReadingKey & keyof typeof ITEM_FLAGS): Reading[] => {
  const values = facts.filter(({ items }) => items.some((item) => item.flags & ITEM_FLAGS[key])).length
  return when(values > 0, key, { values })
}

const neverMet = (facts: readonly Fact[], size: number, joint: JointLots): Reading[] => {
  if (joint.lots.length === 0) return when(true, 'neverMet', {})
  const pairs = new Set(
    facts.flatMap(({ items }) =>
      items.flatMap((item) => (item.flags & ITEM_FLAGS.noJointLot ? [`${item.a} ${item.b}`] : [])),
    ),
  )
  return when(pairs.size > 0, 'someNeverMet', { pairs: pairs.size, of: pairCount(size) })
}

/** Firms of a small market keep meeting without any arrangement. */
const smallMarket = (facts: readonly Fact[]): Reading[] =>
  when(
    facts.some(({ details }) =>
      details.some(({ detail }) => detail.type === 'co-bidding' && detail.smallMarket),
    ),
    'smallMarket',
    {},
  )
