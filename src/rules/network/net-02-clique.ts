import { z } from 'zod'
import { CommonStrata } from '../../market/common-strata.js'
import { jointLots } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import { type Meetings, meetingsOf } from '../../market/meetings.js'
import { strataOfLots } from '../../market/strata.js'
import { logUpperTailOfSum } from '../../stats/hypergeometric.js'
import { t } from '../../texts/text.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import type { GroupFinding } from '../group-rule.js'
import { type GroupBehaviour, groupBehaviour } from '../kernels/behaviour.js'
import { groupLots } from '../kernels/group-lots.js'
import { bitsOfLog } from '../kernels/log-bits.js'
import { rule } from '../rule.js'

type Clique = {
  /** pairs of members that meet beyond chance */
  meeting: number
  /** … as a share of all pairs */
  density: number
}

const SETTINGS = {
  /** members, at least */
  minMembers: z.number().int().min(3).default(3),
  /** meetings of a pair that count, lots of one project on a day being one */
  minLots: z.number().int().min(1).default(5),
  /** chance at most of a pair's meetings within its strata */
  maxPairP: z.number().gt(0).max(1).default(0.001),
  /** pairs that meet beyond chance, of all pairs */
  minDensity: z.number().gt(0).max(1).default(0.6),
  windowMonths: z.number().int().min(1).default(24),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '{who}之间有{meeting}对的同场投标次数明显超出随机水平，占该组全部成员对的{density}',
  'among {who} {meeting} pairs bid on the same lots far more often than chance allows, {density} of all pairs of the group',
)

/**
 * Clique (NET-02): most pairs of a group's members meet beyond chance, so that it is a circle and not a
 * chain.
 *
 *   density = pairs with `minLots` meetings and a hypergeometric tail of `maxPairP` at most, over all pairs
 *   p = the largest of those tails: what one pair of the group alone would have
 */
export default rule({
  id: 'NET-02',
  family: 'network',
  grade: '线',
  law: ['regulation-39'],
  trace: 'meeting',
  formula:
    'pairs of members with k ≥ minLots and hypergeometric tail ≤ maxPairP, over all pairs ≥ minDensity; members ≥ minMembers',
  texts: {
    name: t('抱团', 'clique'),
    question: t('成员两两之间是否大多超出随机水平地同投?', 'Do most pairs of members meet beyond chance?'),
    silentWhen: t(
      '成员不足三家,或两两同投不足五次',
      'fewer than three members, or pairs with fewer than five joint lots',
    ),
    exemptions: [t('入围名录、框架协议', 'shortlists, framework agreements'), PARTNERS, GROUP],
  },
  why: t(
    '围标团伙内部两两同场，成一个圈子；碰巧经常相遇的企业一般只连成一条链。',
    'In a ring everybody meets everybody. Firms that merely happen to meet often form a chain, not a circle.',
  ),
  example: t(
    '甲、乙、丙三家两两同场8次，均远超随机水平：出线索。只有甲乙、乙丙经常同场而甲丙从不相遇的四家链条不出。',
    'A, B and C meet each other on 8 lots, each pair far beyond chance: a lead. A chain of four, where only neighbours meet, is none.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.groups<GroupBehaviour<Clique>>({
      first: true,
      prepare(market, settings) {
        const { meetings } = meetingsOf(market)
        const common = new CommonStrata(meetings, strataOfLots(meetings, settings.windowMonths), 0)
        return (members) => findClique({ market, meetings, common }, members, settings)
      },
      tell: ({ meeting, density }, { members }, words) =>
        words.text(TOLD, {
          who: words.list(members.map(words.name)),
          meeting: words.number(meeting),
          density: words.percent(density),
        }),
    }),
  ],
})

const findClique = (
  { market, meetings, common }: { market: Market; meetings: Meetings; common: CommonStrata },
  members: readonly number[],
  { minMembers, minLots, maxPairP, minDensity }: Settings,
): GroupFinding | undefined => {
  if (members.length < minMembers) return undefined
  const touched = new Set<number>()
  let meeting = 0
  let worst = Number.NEGATIVE_INFINITY
  members.forEach((a, i) => {
    for (const b of members.slice(i + 1)) {
      const joint = jointLots(meetings, a, b).length
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
    detail: groupBehaviour<Clique>(Math.exp(worst), 'co-bidding', { meeting, density: round(density) }),
  }
}

const NONE: readonly number[] = []
const round = (x: number): number => Math.round(x * 1000) / 1000
