import { z } from 'zod'
import { CommonStrata } from '../../market/common-strata.js'
import { jointLots } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import { strataOfLots } from '../../market/strata.js'
import { logUpperTailOfSum } from '../../stats/hypergeometric.js'
import type { GroupFinding, GroupRule } from '../group-rule.js'
import { groupLots } from './group-lots.js'
import { bitsOfLog, groupDetail } from './rule-detail.js'

/** Settings of NET-02. */
export const CLIQUE_SETTINGS = {
  /** members, at least */
  minMembers: z.number().int().min(3).default(3),
  /** joint lots of a pair that count it as meeting */
  minLots: z.number().int().min(1).default(5),
  /** chance at most of a pair's meetings within its strata */
  maxPairP: z.number().gt(0).max(1).default(0.001),
  /** pairs that meet beyond chance, of all pairs */
  minDensity: z.number().gt(0).max(1).default(0.6),
  windowMonths: z.number().int().min(1).default(24),
} satisfies z.ZodRawShape
type CliqueSettings = z.infer<z.ZodObject<typeof CLIQUE_SETTINGS>>

/**
 * NET-02, clique: do most pairs of a group's members meet beyond chance, so that it is a circle and not a chain?
 *
 *   density = pairs with `minLots` joint lots and a hypergeometric tail of `maxPairP` at most, over all pairs
 *   p = the largest of those tails: what one pair of the group alone would have
 */
export const clique: GroupRule = {
  rule: 'NET-02',
  prepare: (market, settings) => {
    const wanted = settings as unknown as CliqueSettings
    const common = new CommonStrata(market, strataOfLots(market, wanted.windowMonths), 0)
    return (members) => ask(market, common, members, wanted)
  },
}

const ask = (
  market: Market,
  common: CommonStrata,
  members: readonly number[],
  { minMembers, minLots, maxPairP, minDensity }: CliqueSettings,
): GroupFinding | undefined => {
  if (members.length < minMembers) return undefined
  const touched = new Set<number>()
  let meeting = 0
  let worst = Number.NEGATIVE_INFINITY
  members.forEach((a, i) => {
    for (const b of members.slice(i + 1)) {
      const joint = jointLots(market, a, b).length
      if (joint < minLots) continue
      common.read(a, b, NONE)
      const logP = logUpperTailOfSum(joint, common)
      if (logP > Math.log(maxPairP)) continue
      meeting++
      worst = Math.max(worst, logP)
      touched.add(a).add(b)
    }
  })
  const density = meeting / ((members.length * (members.length - 1)) / 2)
  if (touched.size < minMembers || density < minDensity) return undefined
  return {
    rule: 'NET-02',
    grade: '线',
    members: members.filter((bidder) => touched.has(bidder)),
    lots: groupLots(market, members, false).map(({ lot }) => lot),
    bits: bitsOfLog(worst),
    detail: groupDetail(Math.exp(worst), 'co-bidding', { meeting, density: round(density) }),
  }
}

const NONE: readonly number[] = []
const round = (x: number): number => Math.round(x * 1000) / 1000
