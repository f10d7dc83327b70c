import { z } from 'zod'
import { type Market, WITHDRAWN } from '../../market/market.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import type { GroupFinding, GroupRule } from '../group-rule.js'
import { groupLots } from './group-lots.js'
import { bitsOfLog, groupDetail } from './rule-detail.js'

/** Settings of NET-10. */
export const EXACTLY_THREE_SETTINGS = {
  /** lots with exactly three bidders, all of the group */
  minLots: z.number().int().min(1).default(3),
  maxP: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
type ExactlyThreeSettings = z.infer<z.ZodObject<typeof EXACTLY_THREE_SETTINGS>>

/**
 * NET-10, exactly three: do members fill up lots to the three bidders that the law asks for, and no more?
 *
 *   Of lots with two or more of the group, those with exactly three bidders, all of the group:
 *   p = P[as many or more],  each with the share of such meetings that end at three bidders in the rest of the market
 *   × the members' share of the third places
 *
 * Small and remote markets see three bidders often; the chance is taken from the same strata of industry and region.
 */
export const exactlyThree: GroupRule = {
  rule: 'NET-10',
  prepare: (market, settings) => {
    const wanted = settings as unknown as ExactlyThreeSettings
    const local = new LocalThrees(market)
    return (members) => ask(market, local, members, wanted)
  },
}

const ask = (
  market: Market,
  local: LocalThrees,
  members: readonly number[],
  { minLots, maxP }: ExactlyThreeSettings,
): GroupFinding | undefined => {
  if (members.length < 3) return undefined
  const lots = groupLots(market, members, false)
  const threes = lots.filter(({ lot, present }) => present.length === 3 && local.bidders[lot] === 3)
  if (threes.length < minLots) return undefined
  // a third bidder is a member as often as the group is on the stratum's lots, beyond the two that are there
  const chance = lots.map(({ lot }) => {
    const cell = local.cell[lot]!
    const own = lots.filter((other) => local.cell[other.lot] === cell)
    const places = own.reduce((sum, { present }) => sum + present.length - 2, 0)
    const others = own.reduce((sum, { lot: at }) => sum + local.bidders[at]! - 2, 0)
    return Math.min(1, local.shareOfThrees(cell) * (others === 0 ? 1 : places / others))
  })
  const p = Math.exp(logUpperTailOfTrials(threes.length, { trials: lots.map(() => 1), chance }))
  if (p > maxP) return undefined
  const touched = new Set(threes.flatMap(({ present }) => present))
  return {
    rule: 'NET-10',
    grade: '线',
    members: members.filter((_, place) => touched.has(place)),
    lots: threes.map(({ lot }) => lot),
    bits: bitsOfLog(Math.log(p)),
    detail: groupDetail(p, 'local-threes', { lots: threes.length, of: lots.length }),
  }
}

/** How many bidders lots have, and how often three, by industry × region. */
class LocalThrees {
  readonly bidders: Int32Array
  readonly cell: string[]
  private readonly threes = new Map<string, { lots: number; threes: number }>()

  constructor({ lots, bids }: Market) {
    this.bidders = new Int32Array(lots.count)
    this.cell = Array.from({ length: lots.count }, (_, lot) => `${lots.industry[lot]} ${lots.region[lot]}`)
    for (let lot = 0; lot < lots.count; lot++) {
      const there = new Set<number>()
      for (let i = bids.lotOffsets[lot]!; i < bids.lotOffsets[lot + 1]!; i++)
        if (bids.status[i] !== WITHDRAWN) there.add(bids.bidder[i]!)
      this.bidders[lot] = there.size
      if (there.size < 2) continue
      const cell = this.threes.get(this.cell[lot]!) ?? { lots: 0, threes: 0 }
      cell.lots++
      if (there.size === 3) cell.threes++
      this.threes.set(this.cell[lot]!, cell)
    }
  }

  shareOfThrees(cell: string): number {
    const { lots, threes } = this.threes.get(cell) ?? { lots: 0, threes: 0 }
    return (threes + 1) / (lots + 2)
  }
}
