import { z } from 'zod'
import { DISQUALIFIED, type Market } from '../../market/market.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import type { GroupFinding, GroupRule } from '../group-rule.js'
import { groupLots } from './group-lots.js'
import { bitsOfLog, groupDetail } from './rule-detail.js'

/** Settings of NET-11. */
export const SHAM_INVALID_SETTINGS = {
  /** members' disqualified bids on lots that a member won, at least */
  minBids: z.number().int().min(1).default(3),
  maxP: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
type ShamInvalidSettings = z.infer<z.ZodObject<typeof SHAM_INVALID_SETTINGS>>

/**
 * NET-11, sham invalid bids: on lots that a member won, were the other members' bids thrown out far oftener than
 * theirs are on lots without a fellow member?
 *
 *   p = P[disqualified ≥ d],  a member's chance = the larger of the market's share of disqualified bids and its own
 *   share on its other lots (drawn towards the market's)
 *
 * Bidders that are careless everywhere are so here too, and say nothing.
 */
export const shamInvalid: GroupRule = {
  rule: 'NET-11',
  prepare: (market, settings) => {
    const wanted = settings as unknown as ShamInvalidSettings
    const { status, count } = market.bids
    let thrownOut = 0
    for (const s of status) if (s === DISQUALIFIED) thrownOut++
    const share = (thrownOut + 1) / (count + 2)
    return (members) => (thrownOut === 0 ? undefined : ask(market, share, members, wanted))
  },
}

/** bids' worth of the market's share that a member's own is drawn towards */
const PRIOR_BIDS = 20

const ask = (
  market: Market,
  share: number,
  members: readonly number[],
  { minBids, maxP }: ShamInvalidSettings,
): GroupFinding | undefined => {
  const { bids } = market
  const lots = groupLots(market, members, false)
  const joint = new Set(lots.map(({ lot }) => lot))
  const own = members.map((bidder) => {
    let elsewhere = 0
    let out = 0
    for (let i = bids.bidderOffsets[bidder]!; i < bids.bidderOffsets[bidder + 1]!; i++) {
      const bid = bids.byBidder[i]!
      if (joint.has(bids.lot[bid]!)) continue
      elsewhere++
      if (bids.status[bid] === DISQUALIFIED) out++
    }
    return Math.max(share, (out + PRIOR_BIDS * share) / (elsewhere + PRIOR_BIDS))
  })
  const chance: number[] = []
  const thrownOut: { place: number; lot: number }[] = []
  for (const { lot, present, bids: theirs, winner } of lots) {
    if (winner < 0) continue
    present.forEach((place, i) => {
      if (place === winner) return
      chance.push(own[place]!)
      if (bids.status[theirs[i]!] === DISQUALIFIED) thrownOut.push({ place, lot })
    })
  }
  if (thrownOut.length < minBids) return undefined
  const p = Math.exp(logUpperTailOfTrials(thrownOut.length, { trials: chance.map(() => 1), chance }))
  if (p > maxP) return undefined
  const on = new Set(thrownOut.map(({ lot }) => lot))
  const places = new Set(thrownOut.map(({ place }) => place))
  for (const { lot, winner } of lots) if (on.has(lot)) places.add(winner)
  return {
    rule: 'NET-11',
    grade: '线',
    members: members.filter((_, place) => places.has(place)),
    lots: [...on].sort((x, y) => x - y),
    bits: bitsOfLog(Math.log(p)),
    detail: groupDetail(p, 'own-carelessness', { disqualified: thrownOut.length, of: chance.length }),
  }
}
