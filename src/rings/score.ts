import { BIT, FAMILIES, type Family, familyIndex } from '../domain/grade.js'
import { IDENTITY_FAMILIES, pairBits } from './cohesion.js'
import { type PairItem, pairCount } from './pair-item.js'
import type { Ring } from './ring.js'

/** Families by channel. The outcome channel (what the ring cost) has none yet: it stays null. */
export const CHANNELS: Record<keyof Ring['channels'], readonly Family[]> = {
  identity: IDENTITY_FAMILIES,
  participation: ['network'],
  price: ['price'],
  outcome: [],
}

export interface Scored {
  channels: Ring['channels']
  /** sum of the channels */
  score: number
  /** bits per pair of members by family */
  families: Map<Family, number>
}

/**
 * Bits per pair of members: in each family a pair's best item, families added. A channel is null when no rule of its
 * families could be evaluated.
 */
export const scoreOf = (items: readonly PairItem[], size: number, evaluated: ReadonlySet<Family>): Scored => {
  const best = pairBits(items, size)
  const sums = FAMILIES.map(() => 0)
  for (let i = 0; i < best.length; i++) sums[i % FAMILIES.length]! += best[i]!
  const perPair = (families: readonly Family[]): number =>
    rounded(families.reduce((sum, family) => sum + sums[familyIndex[family]]!, 0) / pairCount(size))
  const channel = (families: readonly Family[]): number | null =>
    families.some((family) => evaluated.has(family)) ? perPair(families) : null
  const channels = {
    identity: channel(CHANNELS.identity),
    participation: channel(CHANNELS.participation),
    price: channel(CHANNELS.price),
    outcome: channel(CHANNELS.outcome),
  }
  const all = Object.values(CHANNELS).flat()
  return {
    channels,
    score: perPair(all),
    families: new Map(FAMILIES.map((family) => [family, perPair([family])])),
  }
}

/** Integer bits (× 2^16) as bits with two decimals. */
export const rounded = (bits: number): number => Math.round((bits * 100) / BIT) / 100
