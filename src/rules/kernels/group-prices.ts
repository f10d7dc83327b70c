import { z } from 'zod'
import type { Grade } from '../../domain/grade.js'
import type { Market } from '../../market/market.js'
import type { ScreenedMarket } from '../../market/screens/screen-market.js'
import type { BehaviourDetail, GroupFinding } from '../group-rule.js'
import { bitsOfLog } from './log-bits.js'

/** Settings of the rules that are asked of a group's prices. */
export const GROUP_PRICE_SETTINGS = {
  /** chance of what a group's prices show, at most, after correction for the five rules that ask them */
  maxGroupP: z.number().gt(0).max(1).default(0.001),
  /** the group's lots that a rule needs to say anything */
  minLots: z.number().int().min(1).default(3),
} satisfies z.ZodRawShape
export type GroupPriceSettings = z.infer<z.ZodObject<typeof GROUP_PRICE_SETTINGS>>

/** What a rule answers when it is asked of a group's members. */
export type OfGroup = (members: readonly number[]) => GroupFinding | undefined

/**
 * A lot on which several members have a price; `bids` are their positions in `prices`, ascending by price.
 */
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

  /**
   * Lots with at least `least` members' prices, two or more, ascending. What several rules ask of one list is
   * found once.
   */
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
      .map(([where, bids]) => ({ lot: where, bids: bids.sort((x, y) => x - y) }))
      .sort((x, y) => x.lot - y.lot)
  }

  /** The bidders of bids given by position, ascending, each once. */
  biddersOf(lots: readonly GroupLot[], { prices }: ScreenedMarket): number[] {
    const bidders = lots.flatMap(({ bids }) => bids.map((i) => this.market.bids.bidder[prices.bid[i]!]!))
    return [...new Set(bidders)].sort((x, y) => x - y)
  }
}

/**
 * The largest p of a finding after Bonferroni's correction for the `peers` rules that ask the same prices.
 */
export interface GroupLimit {
  maxP: number
  peers: number
}

/** The finding, where p after correction for the rules that ask the same prices is small enough. */
export const findingOf = (
  found: { rule: string; grade: Grade; members: number[]; lots: readonly GroupLot[]; logP: number },
  { maxP, peers }: GroupLimit,
  detail: Record<string, unknown> & Pick<BehaviourDetail, 'null'>,
): GroupFinding | undefined => {
  const { rule, grade, members, lots } = found
  const logP = Math.min(0, found.logP + Math.log(peers))
  if (!(logP <= Math.log(maxP)) || members.length < 2) return undefined
  return {
    rule,
    grade,
    members,
    lots: lots.map(({ lot }) => lot),
    bits: bitsOfLog(logP),
    detail: { type: 'group', p: Math.exp(logP), k: lots.length, ...detail },
  }
}
