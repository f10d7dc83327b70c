import { z } from 'zod'
import { DISQUALIFIED, type Market } from '../../market/market.js'
import { meetingsOf } from '../../market/meetings.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { t } from '../../texts/text.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import type { GroupFinding } from '../group-rule.js'
import { type GroupBehaviour, groupBehaviour } from '../kernels/behaviour.js'
import { groupLots } from '../kernels/group-lots.js'
import { bitsOfLog } from '../kernels/log-bits.js'
import { rule } from '../rule.js'

type Sham = {
  /** members' disqualified bids, of all their losing bids on lots that a member won */
  disqualified: number
  of: number
}

const SETTINGS = {
  /** members' disqualified bids on lots that a member won, at least */
  minBids: z.number().int().min(1).default(3),
  maxP: z.number().gt(0).max(1).default(0.01),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '在由团伙成员中标的标段上，其他成员的{of}份投标中有{disqualified}份被否决，明显多于这些单位在其他标段的情况，涉及{who}',
  'on lots that a member of the group won, {disqualified} of {of} bids of the other members were thrown out, far more than theirs are elsewhere; it touches {who}',
)

/**
 * Sham invalid bids (NET-11): on lots that a member won, the other members' bids were thrown out far oftener
 * than theirs are on lots without a fellow member.
 *
 *   p = P[disqualified ≥ d],  a member's chance = the larger of the market's share of disqualified bids and
 *   its own share on its other lots (drawn towards the market's)
 *
 * A member's bids at one meeting count once. Bidders that are careless everywhere are so here too, and say
 * nothing.
 */
export default rule({
  id: 'NET-11',
  family: 'network',
  grade: '线',
  law: ['regulation-39'],
  ocp: 'R035',
  formula:
    'members’ disqualified bids on lots that a member won ≥ minBids; P[as many], chance max(market’s share, own share elsewhere), ≤ maxP',
  texts: {
    name: t('故意废标', 'sham invalid bids'),
    question: t(
      '成员中标的标段上,其他成员被否决是否远多于其平时?',
      'On lots that a member won, were the other members thrown out far oftener than elsewhere?',
    ),
    silentWhen: t('成员被否决不足三次', 'fewer than three disqualified bids of members'),
    exemptions: [
      t('新手(按其他标段的否决率校正)', 'beginners, by their share on other lots'),
      PARTNERS,
      GROUP,
    ],
  },
  why: t(
    '故意交一份会被否决的投标文件，既凑足家数，又把中标让给约定的一家。',
    'A bid made to be thrown out fills up the number of bidders and leaves the lot to the one agreed on.',
  ),
  example: t(
    '甲中标的6个标段上乙都被否决，而乙在另外60个标段从未被否决：出线索。',
    'B is thrown out on all 6 lots that A wins, and on none of its 60 others: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.won'], ['bids.status']],
  asks: (ask) => [
    ask.groups<GroupBehaviour<Sham>>({
      prepare(market, settings) {
        const share = shareThrownOut(market)
        return (members) => (share === undefined ? undefined : findSham(market, share, members, settings))
      },
      tell: ({ disqualified, of }, { members }, words) =>
        words.text(TOLD, {
          of: words.number(of),
          disqualified: words.number(disqualified),
          who: words.list(members.map(words.name)),
        }),
    }),
  ],
})

/** bids' worth of the market's share that a member's own is drawn towards */
const PRIOR_BIDS = 20

/** The market's share of disqualified bids; undefined where there is none, and nothing can be said. */
const shareThrownOut = ({ bids }: Market): number | undefined => {
  let thrownOut = 0
  for (const status of bids.status) if (status === DISQUALIFIED) thrownOut++
  return thrownOut === 0 ? undefined : (thrownOut + 1) / (bids.count + 2)
}

const findSham = (
  market: Market,
  share: number,
  members: readonly number[],
  { minBids, maxP }: Settings,
): GroupFinding | undefined => {
  const { bids } = market
  const lots = groupLots(market, members, false)
  const joint = new Set(lots.map(({ lot }) => lot))
  const own = members.map((bidder) => shareElsewhere(market, bidder, joint, share))
  const { of } = meetingsOf(market)
  const asked = new Map<string, { place: number; lot: number; out: boolean }>()
  for (const { lot, present, bids: theirs, winner } of lots) {
    if (winner < 0) continue
    present.forEach((place, i) => {
      const out = bids.status[theirs[i]!] === DISQUALIFIED
      const key = `${of[lot]} ${place}`
      if (place !== winner && (out || !asked.has(key)) && !asked.get(key)?.out)
        asked.set(key, { place, lot, out })
    })
  }
  const chance = [...asked.values()].map(({ place }) => own[place]!)
  const thrownOut = [...asked.values()].filter(({ out }) => out)
  if (thrownOut.length < minBids) return undefined
  const p = Math.exp(logUpperTailOfTrials(thrownOut.length, { trials: chance.map(() => 1), chance }))
  if (p > maxP) return undefined
  const on = new Set(thrownOut.map(({ lot }) => lot))
  const places = new Set(thrownOut.map(({ place }) => place))
  for (const { lot, winner } of lots) if (on.has(lot)) places.add(winner)
  const figures = { disqualified: thrownOut.length, of: chance.length }
  return {
    rule: 'NET-11',
    grade: '线',
    members: members.filter((_, place) => places.has(place)),
    lots: [...on].sort((x, y) => x - y),
    bits: bitsOfLog(Math.log(p)),
    detail: groupBehaviour<Sham>(p, 'own-carelessness', figures),
  }
}

/**
 * Share of the bidder's bids thrown out on other lots than these, drawn towards the market's and no smaller.
 */
const shareElsewhere = ({ bids }: Market, bidder: number, joint: Set<number>, share: number): number => {
  let elsewhere = 0
  let out = 0
  for (let i = bids.bidderOffsets[bidder]!; i < bids.bidderOffsets[bidder + 1]!; i++) {
    const bid = bids.byBidder[i]!
    if (joint.has(bids.lot[bid]!)) continue
    elsewhere++
    if (bids.status[bid] === DISQUALIFIED) out++
  }
  return Math.max(share, (out + PRIOR_BIDS * share) / (elsewhere + PRIOR_BIDS))
}
