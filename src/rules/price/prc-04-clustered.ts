import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { spreadBias } from '../../market/screens/price-evidence.js'
import { screened } from '../../market/screens/screen-market.js'
import { StratumRanks } from '../../market/screens/stratum-ranks.js'
import { t } from '../../texts/text.js'
import {
  GROUP_PRICE_SETTINGS,
  GroupLots,
  type GroupPriceSettings,
  type OfGroup,
} from '../kernels/group-prices.js'
import { type GroupRanks, likeness, rankFinding, tellRanks, zOf } from '../kernels/group-ranks.js'
import { OUTLYING_SETTINGS, type Outlying, outlyingLots } from '../kernels/outlying-lots.js'
import { rule } from '../rule.js'
import { AVERAGE, PARTNERS_AS_ONE, SMALL_STRATUM } from './exemptions.js'

const ON_LOT = t(
  '各家报价与均价平均只相差约{cv}，比绝大多数同类标段（共{lots}个）更集中',
  'the prices stray from their mean by only about {cv}, less than on almost all of the {lots} comparable lots',
)
const OF_GROUP = t(
  '{who}在{k}个共同投标的标段上报价相互靠拢，平均比{share}的同类标段更集中',
  'on {k} lots the prices of {who} stand together, on average closer than on {share} of comparable lots',
)

/**
 * Clustered prices (PRC-04): of a lot, the bids stand closer together than elsewhere; of a group, its
 * members' do.
 */
export default rule({
  id: 'PRC-04',
  family: 'price',
  grade: '线',
  law: ['regulation-39-1', 'regulation-39-5', 'antimonopoly-17'],
  needsRun: true,
  formula:
    'cv among the lowest maxP of the stratum, n ≥ minBids. Groups: mean z of their prices’ cv on ≥ minLots joint lots, p ≤ maxGroupP',
  texts: {
    name: t('报价聚集', 'clustered prices'),
    question: t(
      '报价离散程度是否处于可比层最低的一段?',
      'Are the prices closer together than on all but few comparable lots?',
    ),
    silentWhen: SMALL_STRATUM,
    exemptions: [AVERAGE, t('限价贴近成本', 'a limit close to cost'), PARTNERS_AS_ONE],
  },
  why: t(
    '各家成本不同，竞争中的报价自然分散；商定价位后各家只在其附近报价，离散程度明显变小。',
    'Costs differ, so competing prices scatter. Where a level was agreed on, everybody bids close to it.',
  ),
  example: t(
    '同类标段报价一般相差4%左右，本标段甲、乙等五家都在880万元上下相差不到0.05%：出线索。',
    'Prices on comparable lots stray by some 4 %; here A, B and three more all bid 8.8 million within 0.05 %: a lead.',
  ),
  settings: {
    ...OUTLYING_SETTINGS,
    ...GROUP_PRICE_SETTINGS,
    minBids: z.number().int().min(3).default(5),
  },
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.lots<Outlying>({
      inFirstPart: true,
      find: (context, settings) =>
        outlyingLots(context, screened(context.market).screens.cv, 'low', settings),
      tell: ({ value, lots }, _, words) => words.text(ON_LOT, { cv: words.percent(value), lots }),
    }),
    ask.groups<GroupRanks>({
      first: true,
      prepare: coalition,
      tell: (ranks, among, words) => tellRanks(OF_GROUP, ranks, among, words),
    }),
  ],
})

/**
 * Coalition screen: on the lots where three or more members have prices, are those closer together than
 * prices are on the other lots of the stratum?
 *
 *   z_l = Φ⁻¹(share of the stratum's lots with a larger CV, for the number of prices), of the members' alone;
 *   p = P[mean z ≥ observed], lots of one firm being as alike as they are in this market (`likeness`)
 *
 * Silent below `minLots` lots, and on lots awarded by an average, where closeness is how honest bids look.
 *
 * Imhof, D. and Wallimann, H. (2021). Detecting bid-rigging coalitions in different countries and auction
 * formats. IRLE 68.
 */
function coalition(
  market: Market,
  { maxGroupP, minLots }: GroupPriceSettings,
  _seed: number,
  peers: number,
): OfGroup {
  const screens = screened(market)
  const { cv, n } = screens.screens
  const lotsOf = new GroupLots(market, screens)
  const narrow = cv.map((value, lot) => (n[lot]! >= 3 ? -value / spreadBias(n[lot]!) : Number.NaN))
  const ranks = new StratumRanks(narrow, screens.strata, screens.whole)
  const alikeWithout = likeness(market, (lot) => zOf(ranks.shareBelow(lot, narrow[lot]!)))
  return (members) => {
    const joint = lotsOf.of(members, 3)
    const others = ranks.beside(joint.map(({ lot }) => lot))
    const lots = joint.filter(
      ({ lot }) => screens.evidence.average[lot] === 0 && others.sizeAt(lot) >= MIN_STRATUM,
    )
    if (lots.length < minLots) return undefined
    const z = lots.map(({ lot, bids }) =>
      zOf(others.shareBelow(lot, -variationOf(screens.prices.amount, bids) / spreadBias(bids.length))),
    )
    const found = { rule: 'PRC-04', members: lotsOf.biddersOf(lots, screens), lots, z }
    return rankFinding({ ...found, alike: alikeWithout(members) }, { maxP: maxGroupP, peers })
  }
}

const MIN_STRATUM = 20

/** Deviation over mean of the prices at these positions. */
const variationOf = (amount: Float64Array, positions: readonly number[]): number => {
  const mean = positions.map((i) => amount[i]!).reduce((sum, x) => sum + x, 0) / positions.length
  const squares = positions.reduce((sum, i) => sum + (amount[i]! - mean) ** 2, 0)
  return Math.sqrt(squares / (positions.length - 1)) / mean
}
