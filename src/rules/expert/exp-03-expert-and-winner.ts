import { z } from 'zod'
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
  smallMaxQ: z.number().gt(0).max(1).default(0.001),
  fewExperts: z.number().int().min(1).default(15),
  windowMonths: z.number().int().min(1).default(24),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

type Detail = CommitteeDetail

const TOLD = t(
  '专家{expert}参与评审的{of}个标段中，该单位中标{k}个，随机抽取情形下约{expected}个',
  'it won {k} of {of} lots judged by expert {expert}, where a random draw gives about {expected}',
)

/**
 * Expert and winner (EXP-03): a bidder wins lots that one expert judged oftener than if the committees had
 * been drawn at random from their stratum (recurrence.ts). Only drawn experts are asked: an owner's
 * representative sits for its own buyer. With fewer than `fewExperts` experts in all, q must be `smallMaxQ`
 * or less.
 */
export default rule({
  id: 'EXP-03',
  family: 'expert',
  grade: '线',
  formula:
    'k ≥ minLots lots judged by e and won by B; P[Σ_s Hypergeom(N_s, n_e, w_B) ≥ k], q ≤ maxQ (smallMaxQ with fewer than fewExperts experts)',
  law: ['regulation-71-8'],
  needs: [['experts.expert_id'], ['bids.won']],
  texts: {
    name: t('专家与中标人反复相遇', 'expert and winner'),
    question: t(
      '某专家参与评审的标段,是否反复由同一投标人中标,超出随机抽取水平?',
      'Does one bidder win the lots that one expert judged oftener than a random draw gives?',
    ),
    silentWhen: t('不足三次;招标人代表不问', 'fewer than three times; owners’ representatives are not asked'),
    exemptions: [t('专家库小(q≤0.001)', 'small library: q ≤ 0.001'), t('已回避', 'the expert stood back')],
  },
  why: t(
    '抽取的专家总遇上同一中标人，抽取或评审可能被操纵。',
    'Drawn experts who keep meeting one winner point at the draw or at the marks.',
  ),
  example: t(
    '专家辛评审10个标段，甲中标6个，随机情形下约1个：出线索。',
    'A wins 6 of the 10 lots that expert H judged, where chance gives 1: a lead.',
  ),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: (detail, _, words) => tellCommittee(TOLD, detail, words),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const drawn = seatsOf(market, DRAWN)
  const isSmall = new Set(drawn.actor).size < settings.fewExperts
  const maxQ = isSmall ? settings.smallMaxQ : settings.maxQ
  const strata = strataOfLots(market, settings.windowMonths)
  return committeeFacts(market, drawn, winningBids(market), strata, { ...settings, maxQ })
}

const DRAWN: ReadonlySet<number> = new Set(
  (['other', 'expert', 'leader'] as const).map((r) => PANEL_ROLES.indexOf(r)),
)
