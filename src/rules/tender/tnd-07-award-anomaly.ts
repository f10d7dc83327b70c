import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import { PANEL_ROLES } from '../../domain/codes.js'
import type { Market } from '../../market/market.js'
import { strataOfLots } from '../../market/strata.js'
import { t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { type CommitteeDetail, committeeFacts, seatsOf, tellCommittee } from '../kernels/committees.js'
import { winningBids } from '../kernels/winners.js'
import { rule } from '../rule.js'

const SETTINGS = {
  minLots: z.number().int().min(1).default(3),
  maxQ: z.number().gt(0).max(1).default(0.01),
  windowMonths: z.number().int().min(1).default(24),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

type Detail = { rank: number; passedOver: number; evaluation: string | null } | CommitteeDetail

const PASSED_OVER = t(
  '中标人排名第{rank}，排名在前的{n}家有效投标落选，未见定标理由',
  'the winner was ranked {rank}; {n} better-ranked valid bids were passed over, with no reason on record',
)
const MEMBER = t(
  '定标委员{expert}参与的{of}个标段中，该单位中标{k}个，随机情形下约{expected}个',
  'it won {k} of {of} lots decided with member {expert}, where chance gives about {expected}',
)

/**
 * Award anomaly (TND-07): the winner was not the best-ranked valid bid and no reason is on record; and, where
 * the award committee is named, a member under whom one bidder wins oftener than a random draw of members
 * gives.
 */
export default rule({
  id: 'TND-07',
  family: 'tender',
  grade: '线',
  formula:
    'winner’s rank > rank of a valid bid that lost ∧ no reason on record; award committee member × winner as EXP-03',
  law: ['regulation-55'],
  needs: [['bids.won'], ['lots.award_reason', 'experts.role'], ['bids.rank', 'experts.role']],
  texts: {
    name: t('定标异常', 'award anomaly'),
    question: t(
      '是否未定排名靠前者且无定标理由,或某定标委员与某中标人反复同现?',
      'Was a better-ranked bid passed over without a reason, or does one member recur with one winner?',
    ),
    silentWhen: t('名次、中标结果或定标理由一列未填', 'rank, winner or the column of reasons is not filled'),
    exemptions: [
      t('有定标理由', 'a reason for the award is on record'),
      t('排名靠前者弃标或被否决', 'the better-ranked bid was withdrawn or rejected'),
    ],
  },
  why: t(
    '评定分离下，弃前选后又不说明理由，定标权可能被利用。',
    'Where the award is apart from the ranking, passing over the best without a reason is power without account.',
  ),
  example: t(
    '排名第3的丙中标，前两名有效且无定标理由：出线索。',
    'C, ranked third, wins; the first two are valid and no reason is on record: a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: (detail, _, words) =>
        'rank' in detail
          ? words.text(PASSED_OVER, { rank: detail.rank, n: detail.passedOver })
          : tellCommittee(MEMBER, detail, words),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const winning = winningBids(market)
  const award = seatsOf(market, new Set([PANEL_ROLES.indexOf('award')]))
  return [
    ...passedOver(market, winning),
    ...committeeFacts(market, award, winning, strataOfLots(market, settings.windowMonths), settings),
  ]
}

const passedOver = (market: Market, winning: Int32Array): LotFact<Detail>[] => {
  const { lots, bids, words } = market
  if (!market.coverage['lots.award_reason']?.filled) return []
  const facts: LotFact<Detail>[] = []
  for (let lot = 0; lot < lots.count; lot++) {
    const won = winning[lot]!
    if (won < 0 || bids.rank[won]! <= 1 || lots.reasoned[lot] === 1) continue
    const better: number[] = []
    for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) {
      const isBetter = bids.rank[bid]! > 0 && bids.rank[bid]! < bids.rank[won]! && bids.status[bid] === 0
      if (isBetter && bids.won[bid] !== 1 && bids.bidder[bid] !== bids.bidder[won])
        better.push(bids.bidder[bid]!)
    }
    if (better.length === 0) continue
    const detail = {
      rank: bids.rank[won]!,
      passedOver: new Set(better).size,
      evaluation: lots.evaluation[lot]! < 0 ? null : stringAt(words, lots.evaluation[lot]!),
    }
    facts.push({ lot, grade: '线', bidders: [bids.bidder[won]!], detail })
  }
  return facts
}
