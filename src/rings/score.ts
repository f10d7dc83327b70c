import { BIT, FAMILIES, type Family, familyIndex } from '../domain/grade.js'
import type { Detail } from '../evidence/items.js'
import { RULES } from '../rules/index.js'
import { CHANNELS, type Channel, type ChannelTest, channelOf, channelTests } from './channels.js'
import { pairBits } from './cohesion.js'
import { type PairItem, pairCount } from './pair-item.js'

export interface Scored {
  /** bits per pair of members; null where no rule of the channel could be evaluated */
  channels: Record<Channel, number | null>
  /**
   * chance of each channel's most telling fact with the null it is taken under; null where it found nothing
   */
  tests: Record<Channel, ChannelTest | null>
  /** sum of the channels */
  score: number
  /** bits per pair of members by family */
  families: Map<Family, number>
}

/**
 * Bits per pair of members: in each family a pair's best item of the channel, families added; the channels
 * summed.
 */
export const scoreOf = (
  items: readonly PairItem[],
  size: number,
  details: readonly Detail[],
  evaluated: ReadonlySet<string>,
): Scored => {
  const open = new Set(
    RULES.filter(({ id }) => evaluated.has(id)).map(({ id, family }) => channelOf(id, family)),
  )
  const sums = CHANNELS.map((channel) => perFamily(items.filter(isOf(channel)), size))
  const total = (bits: number[]): number => bits.reduce(add, 0)
  const perPair = (bits: number): number => perPairOf(bits, size)
  return {
    channels: Object.fromEntries(
      CHANNELS.map((channel, c) => [channel, open.has(channel) ? perPair(total(sums[c]!)) : null]),
    ) as Scored['channels'],
    tests: channelTests(items, details, evaluated),
    score: perPair(total(sums.map(total))),
    families: new Map(
      FAMILIES.map((family) => [family, perPair(total(sums.map((bits) => bits[familyIndex[family]]!)))]),
    ),
  }
}

/** The score alone. */
export const totalScore = (items: readonly PairItem[], size: number): number =>
  perPairOf(CHANNELS.flatMap((channel) => perFamily(items.filter(isOf(channel)), size)).reduce(add, 0), size)

const isOf =
  (channel: Channel) =>
  ({ rule, family }: PairItem): boolean =>
    channelOf(rule, family) === channel

const perPairOf = (bits: number, size: number): number => rounded(bits / pairCount(size))
const add = (x: number, y: number): number => x + y

/** Best bits of each family, summed over pairs, × 2^16. */
const perFamily = (items: readonly PairItem[], size: number): number[] => {
  const sums = FAMILIES.map(() => 0)
  if (items.length === 0) return sums
  const best = pairBits(items, size)
  for (let i = 0; i < best.length; i++) sums[i % FAMILIES.length]! += best[i]!
  return sums
}

/** Integer bits (× 2^16) as bits with two decimals. */
export const rounded = (bits: number): number => Math.round((bits * 100) / BIT) / 100
