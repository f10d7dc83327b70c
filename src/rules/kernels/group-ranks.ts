import type { Market } from '../../market/market.js'
import { logNormalTail, normalQuantile } from '../../stats/normal.js'
import type { Text } from '../../texts/text.js'
import type { GroupFinding } from '../group-rule.js'
import type { Among, Words } from '../words.js'
import { findingOf, type GroupLimit, type GroupLot } from './group-prices.js'

/** What a group's lots show by their ranks in their strata. */
export interface GroupRanks {
  /** lots on which it was asked */
  k: number
  /** mean of the ranks' normal quantiles */
  meanZ: number
  /** correlation of any two lots that was taken */
  alike: number
}

/** The finding of a rule whose lots' z-values are high on average. */
export const rankFinding = (
  {
    lots,
    z,
    alike,
    ...whose
  }: { rule: string; members: number[]; lots: readonly GroupLot[]; z: readonly number[]; alike: number },
  limit: GroupLimit,
  more: Record<string, unknown> = {},
): GroupFinding | undefined =>
  findingOf({ ...whose, grade: '线', lots, logP: logMeanTail(z, alike) }, limit, {
    null: 'stratum-rank',
    meanZ: z.reduce((sum, x) => sum + x, 0) / z.length,
    alike,
    ...more,
  })

/** The finding as a sentence: `text` has the parameters who, k and share, of comparable lots outdone. */
export const tellRanks = (
  text: Text,
  { k, meanZ }: Pick<GroupRanks, 'k' | 'meanZ'>,
  { members }: Among,
  words: Words,
): string =>
  words.text(text, {
    who: words.list(members.map(words.name)),
    k,
    share: words.percent(shareOutdone(meanZ)),
  })

/** The share of comparable lots that a mean z-value lies above, as a sentence says it: never all of them. */
const shareOutdone = (meanZ: number): number => Math.min(0.999, 1 - Math.exp(logNormalTail(meanZ)))

/**
 * How alike two lots of one bidder are in a column of z-values, beyond their stratum: the mean product over
 * pairs of lots that share a bidder, of all bidders but the group's own. Firms keep to kinds of work that
 * strata do not know; a group's lots share at least two bidders, so for those twice as much is taken, at most
 * ½.
 */
export const likeness = (
  { bids, bidders, lots }: Market,
  z: (lot: number) => number,
): ((members: readonly number[]) => number) => {
  const values = Float64Array.from({ length: lots.count }, (_, lot) => z(lot))
  const products = new Float64Array(bidders.count + 1)
  const pairs = new Float64Array(bidders.count + 1)
  for (let b = 0; b < bidders.count; b++) {
    let count = 0
    let sum = 0
    let squares = 0
    let last = -1
    for (let k = bids.bidderOffsets[b]!; k < bids.bidderOffsets[b + 1]!; k++) {
      const lot = bids.lot[bids.byBidder[k]!]!
      if (lot === last || Number.isNaN(values[lot]!)) continue
      last = lot
      count++
      sum += values[lot]!
      squares += values[lot]! ** 2
    }
    products[b] = sum * sum - squares
    pairs[b] = count * (count - 1)
  }
  const total = (column: Float64Array): number => column.reduce((sum, x) => sum + x, 0)
  const all = { products: total(products), pairs: total(pairs) }
  return (members) => {
    const rest = members.reduce((sum, b) => sum - pairs[b]!, all.pairs)
    const likely = members.reduce((sum, b) => sum - products[b]!, all.products)
    return rest <= 0 ? 0 : Math.min(0.5, Math.max(0, (2 * likely) / rest))
  }
}

/** z of a share below, high = much of it. */
export const zOf = (share: number): number => (Number.isNaN(share) ? Number.NaN : normalQuantile(share))

/** ln P[mean of k z-values ≥ their mean], any two of them correlated by `alike`. */
const logMeanTail = (z: readonly number[], alike: number): number => {
  const k = z.length
  const mean = z.reduce((sum, x) => sum + x, 0) / k
  return logNormalTail(mean / Math.sqrt((1 + (k - 1) * alike) / k))
}
