import { z } from 'zod'
import { type Market, WITHDRAWN } from '../../market/market.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { t } from '../../texts/text.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import type { GroupFinding } from '../group-rule.js'
import { type GroupBehaviour, groupBehaviour } from '../kernels/behaviour.js'
import { groupLots, oncePerMeeting } from '../kernels/group-lots.js'
import { bitsOfLog } from '../kernels/log-bits.js'
import { rule } from '../rule.js'

type Threes = {
  /** lots with exactly three bidders, all of the group, of those with two or more of the group */
  lots: number
  of: number
}

const SETTINGS = {
  /** lots with exactly three bidders, all of the group */
  minLots: z.number().int().min(1).default(3),
  maxP: z.number().gt(0).max(1).default(0.01),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '团伙成员有两家以上参加的{of}个标段中，{lots}个恰好只有三家投标，且三家都在{who}之中，比同行业、同地区的标段多得多',
  'on {lots} of {of} lots with two or more of the group there were exactly three bidders, all among {who}: far more often than on lots of the same industry and region',
)

/**
 * Exactly three (NET-10): members fill up lots to the three bidders that the law asks for, and no more.
 *
 *   Of lots with two or more of the group, those with exactly three bidders, all of the group:
 *   p = P[as many or more],  each with the share of such meetings that end at three bidders in the rest of
 *   the market × the members' share of the third places
 *
 * Small and remote markets see three bidders often; the chance is taken from the same strata of industry and
 * region.
 */
export default rule({
  id: 'NET-10',
  family: 'network',
  grade: '线',
  law: ['regulation-39'],
  formula:
    'lots with exactly three bidders, all members, ≥ minLots; P[as many], share of lots with three in industry × region × members’ share of third places, ≤ maxP',
  texts: {
    name: t('恰好三家', 'exactly three'),
    question: t(
      '标段是否反复恰好三家投标且全是成员?',
      'Do lots again and again have exactly three bidders, all of the group?',
    ),
    silentWhen: t('不足三个标段', 'fewer than three lots'),
    exemptions: [
      t('小额、偏远(按同行业同地区校正)', 'small and remote lots, by industry and region'),
      PARTNERS,
      GROUP,
    ],
  },
  why: t(
    '投标人少于三家须重新招标。反复恰好三家、又总是这几家，像是为凑足法定家数。',
    'With fewer than three bidders a tender is run again. Exactly three, and always the same, looks like filling up the number.',
  ),
  example: t(
    '甲、乙、丙参加的6个标段都只有这三家，而当地同类标段多有四五家：出线索。',
    'A, B and C are the only bidders on all 6 of their lots, where lots of the place have four or five: a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.groups<GroupBehaviour<Threes>>({
      prepare(market, settings) {
        const local = new LocalThrees(market)
        return (members) => findThrees(market, local, members, settings)
      },
      tell: ({ lots, of }, { members }, words) =>
        words.text(TOLD, {
          of: words.number(of),
          lots: words.number(lots),
          who: words.list(members.map(words.name)),
        }),
    }),
  ],
})

const findThrees = (
  market: Market,
  local: LocalThrees,
  members: readonly number[],
  { minLots, maxP }: Settings,
): GroupFinding | undefined => {
  if (members.length < 3) return undefined
  const lots = oncePerMeeting(market, groupLots(market, members, false), 'meeting')
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
    detail: groupBehaviour<Threes>(p, 'local-threes', { lots: threes.length, of: lots.length }),
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
