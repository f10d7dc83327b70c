import { BIT, type Grade } from '../../../domain/grade.js'
import type { Market } from '../../../market/market.js'
import type { ScreenedMarket } from '../../../market/screens/screen-market.js'
import { logNormalTail, normalQuantile } from '../../../stats/normal.js'
import type { BehaviourDetail, GroupFinding } from '../../group-rule.js'

/** A lot on which several members have a price; `bids` are their positions in `prices`, ascending by price. */
export interface GroupLot {
  lot: number
  bids: number[]
}

/** Of the list of members asked last, for rules that ask one after another. */
let last: { market: Market; members: readonly number[]; lots: GroupLot[] } | undefined

/** The lots on which a group's members have effective prices beside one another. */
export class GroupLots {
  /** by bid: its position in `prices`, or −1 */
  private readonly place: Int32Array

  constructor(
    private readonly market: Market,
    { prices }: ScreenedMarket,
  ) {
    this.place = new Int32Array(market.bids.count).fill(-1)
    for (let i = 0; i < prices.bid.length; i++) this.place[prices.bid[i]!] = i
  }

  /** Lots with at least `least` members' prices, two or more, ascending. What several rules ask of one list is found once. */
  of(members: readonly number[], least: number): GroupLot[] {
    if (last?.market !== this.market || last.members !== members)
      last = { market: this.market, members, lots: this.find(members) }
    const { lots } = last
    return least <= 2 ? lots : lots.filter(({ bids }) => bids.length >= least)
  }

  private find(members: readonly number[]): GroupLot[] {
    const { lot, byBidder, bidderOffsets } = this.market.bids
    const found = new Map<number, number[]>()
    for (const member of members)
      for (let k = bidderOffsets[member]!; k < bidderOffsets[member + 1]!; k++) {
        const bid = byBidder[k]!
        if (this.place[bid] === -1) continue
        const bids = found.get(lot[bid]!)
        if (bids) bids.push(this.place[bid]!)
        else found.set(lot[bid]!, [this.place[bid]!])
      }
    return [...found]
      .filter(([, bids]) => bids.length >= 2)
      .map(([at, bids]) => ({ lot: at, bids: bids.sort((x, y) => x - y) }))
      .sort((x, y) => x.lot - y.lot)
  }

  /** The bidders of bids given by position, ascending, each once. */
  biddersOf(lots: readonly GroupLot[], { prices }: ScreenedMarket): number[] {
    const bidders = lots.flatMap(({ bids }) => bids.map((i) => this.market.bids.bidder[prices.bid[i]!]!))
    return [...new Set(bidders)].sort((x, y) => x - y)
  }
}

/**
 * How alike two lots of one bidder are in a column of z-values, beyond their stratum: the mean product over pairs of
 * lots that share a bidder, of all bidders but the group's own. Firms keep to kinds of work that strata do not know; a
 * group's lots share at least two bidders, so for those twice as much is taken, at most ½.
 */
export const likeness = (
  { bids, bidders, lots }: Market,
  z: (lot: number) => number,
): ((members: readonly number[]) => number) => {
  const of = Float64Array.from({ length: lots.count }, (_, lot) => z(lot))
  const products = new Float64Array(bidders.count + 1)
  const pairs = new Float64Array(bidders.count + 1)
  for (let b = 0; b < bidders.count; b++) {
    let count = 0
    let sum = 0
    let squares = 0
    let last = -1
    for (let k = bids.bidderOffsets[b]!; k < bids.bidderOffsets[b + 1]!; k++) {
      const lot = bids.lot[bids.byBidder[k]!]!
      if (lot === last || Number.isNaN(of[lot]!)) continue
      last = lot
      count++
      sum += of[lot]!
      squares += of[lot]! ** 2
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
export const logMeanTail = (z: readonly number[], alike: number): number => {
  const k = z.length
  const mean = z.reduce((sum, x) => sum + x, 0) / k
  return logNormalTail(mean / Math.sqrt((1 + (k - 1) * alike) / k))
}

/** The finding, where p after correction for the rules that ask the same prices is small enough. */
export const findingOf = (
  found: { rule: string; grade: Grade; members: number[]; lots: readonly GroupLot[]; logP: number },
  maxP: number,
  detail: Record<string, unknown> & Pick<BehaviourDetail, 'null'>,
): GroupFinding | undefined => {
  const { rule, grade, members, lots } = found
  const logP = Math.min(0, found.logP + Math.log(PRICE_GROUP_RULES))
  if (!(logP <= Math.log(maxP)) || members.length < 2) return undefined
  return {
    rule,
    grade,
    members,
    lots: lots.map(({ lot }) => lot),
    bits: Math.min(2147483647, Math.round((-logP / Math.LN2) * BIT)),
    detail: { type: 'group', p: Math.exp(logP), k: lots.length, ...detail },
  }
}

/** Rules that ask a group's prices: Bonferroni's factor. */
const PRICE_GROUP_RULES = 5
