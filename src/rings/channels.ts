import type { Family } from '../domain/grade.js'
import type { Detail } from '../evidence/items.js'
import { RULES, ruleIndex } from '../rules/index.js'
import { IDENTITY_FAMILIES } from './cohesion.js'
import type { PairItem } from './pair-item.js'

/**
 * What a ring's score is made of (screens.md §5.1): who they are, that they meet, what they bid, who wins.
 */
export const CHANNELS = ['identity', 'participation', 'price', 'outcome'] as const
export type Channel = (typeof CHANNELS)[number]

export const channelOf = (rule: string, family: Family): Channel => {
  if (IDENTITY_FAMILIES.includes(family)) return 'identity'
  if (family === 'price') return 'price'
  const asksWhoMeets = family === 'network' && RULES[ruleIndex[rule]!]!.channel !== 'outcome'
  return asksWhoMeets ? 'participation' : 'outcome'
}

/**
 * A channel's chance: of its most telling fact, times the rules of the channel that were asked (Bonferroni).
 */
export interface ChannelTest {
  /** 0..1, three significant digits; ranks rings, no error rate */
  p: number
  /** key of texts/nulls.ts: what the chance is taken under */
  null: string
  rule: string
}

export const channelTests = (
  items: readonly PairItem[],
  details: readonly Detail[],
  evaluated: ReadonlySet<string>,
): Record<Channel, ChannelTest | null> => {
  const asked: Record<Channel, number> = { identity: 0, participation: 0, price: 0, outcome: 0 }
  for (const { id, family } of RULES) if (evaluated.has(id)) asked[channelOf(id, family)]++
  const tests: Record<Channel, ChannelTest | null> = {
    identity: null,
    participation: null,
    price: null,
    outcome: null,
  }
  for (const item of items) {
    const channel = channelOf(item.rule, item.family)
    const chance = chanceOf(item, details)
    const p = Number(Math.min(1, asked[channel] * chance.p).toPrecision(3))
    const before = tests[channel]
    if (!before || p < before.p || (p === before.p && item.rule < before.rule))
      tests[channel] = { p, null: chance.null, rule: item.rule }
  }
  return tests
}

const chanceOf = (item: PairItem, details: readonly Detail[]): { p: number; null: string } => {
  const detail = details[item.detail]
  if (detail?.type === 'group' || detail?.type === 'behaviour') return { p: detail.p, null: detail.null }
  const p = 2 ** -(item.bits / 65536)
  return { p, null: detail?.type === 'co-bidding' ? 'co-bidding' : 'random-holder' }
}
