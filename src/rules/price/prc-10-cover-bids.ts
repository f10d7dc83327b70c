import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { shareBelow } from '../../market/screens/iid-null.js'
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
import { AVERAGE, CAPACITY, SMALL_STRATUM } from './exemptions.js'

const ON_LOT = t(
  '其余报价挤在一起，与最低价的差距约为其自身离散程度的{rd}倍，大于绝大多数同类标段（共{lots}个）',
  'the other prices crowd together {rd} times their spread above the lowest: further than on almost all of the {lots} comparable lots',
)
const OF_GROUP = t(
  '{who}在{k}个标段上由其中一家报最低价，其余成员的报价挤在一起并明显高出，平均比{share}的同类标段更明显',
  'on {k} lots one of {who} is lowest and the others crowd clear above it, on average more than on {share} of comparable lots',
)

/**
 * Cover bids (PRC-10): losing prices crowd together, clear above the lowest; of a lot, and of a group's
 * members.
 */
export default rule({
  id: 'PRC-10',
  family: 'price',
  grade: '线',
  law: ['regulation-39-1', 'regulation-39-5', 'antimonopoly-17'],
  needsRun: true,
  formula:
    'rd = (b2 − b1) / sd(b2 … bn) among the highest maxP of the stratum, n ≥ minBids. Groups: mean z of their prices’ rd where a member is lowest, p ≤ maxGroupP',
  texts: {
    name: t('高价陪标', 'cover bids'),
    question: t(
      '失标价是否挤在一起并明显高于最低价?',
      'Do the losing prices crowd together, clear above the lowest?',
    ),
    silentWhen: SMALL_STRATUM,
    exemptions: [CAPACITY, AVERAGE],
  },
  why: t(
    '陪标者无意中标，只需报得比约定的中标价高一截；几家陪标价由同一人安排时，往往挨在一起。',
    'A cover bid only has to stay well above the price that is to win. Several written by one hand lie close together.',
  ),
  example: t(
    '甲报840万元，乙、丙、丁、戊都在899万元上下：出线索。',
    'A bids 8.4 million, B, C, D and E all about 8.99 million: a lead.',
  ),
  settings: {
    ...OUTLYING_SETTINGS,
    ...GROUP_PRICE_SETTINGS,
    minBids: z.number().int().min(3).default(4),
  },
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.lots<Outlying>({
      inFirstPart: true,
      find: (context, settings) =>
        outlyingLots(context, screened(context.market).screens.rd, 'high', settings),
      tell: ({ value, lots }, _, words) => words.text(ON_LOT, { rd: words.number(value), lots }),
    }),
    ask.groups<GroupRanks>({
      first: true,
      prepare: coverBids,
      tell: (ranks, among, words) => tellRanks(OF_GROUP, ranks, among, words),
    }),
  ],
})

/**
 * Where a member is lowest of all and two or more others bid above it, do those crowd together clear above
 * it, oftener than losing bids do on the other lots of the stratum?
 *
 *   rd_l = (second − lowest) / sd(losing members' prices), as its share below in draws of as many prices;
 *   z_l = Φ⁻¹(rank of that share in the stratum);  p as for the coalition screen (PRC-04)
 *
 * Silent below `minLots` lots and on lots awarded by an average.
 */
function coverBids(
  market: Market,
  { maxGroupP, minLots }: GroupPriceSettings,
  _seed: number,
  peers: number,
): OfGroup {
  const screens = screened(market)
  const { amount, offsets } = screens.prices
  const lotsOf = new GroupLots(market, screens)
  const standoff = Float64Array.from(screens.screens.rd, (rd, lot) =>
    shareBelow('gap', screens.screens.n[lot]!, rd),
  )
  const ranks = new StratumRanks(standoff, screens.strata, screens.whole)
  const alikeWithout = likeness(market, (lot) => zOf(ranks.shareBelow(lot, standoff[lot]!)))
  return (members) => {
    const joint = lotsOf.of(members, 3)
    const others = ranks.beside(joint.map(({ lot }) => lot))
    const lots = joint.flatMap((one) => {
      const { lot, bids } = one
      if (screens.evidence.average[lot] === 1 || bids[0] !== offsets[lot]) return []
      const z = zOf(others.shareBelow(lot, shareBelow('gap', bids.length, standoffOf(amount, bids))))
      return Number.isNaN(z) ? [] : [{ ...one, z }]
    })
    if (lots.length < minLots) return undefined
    const found = { rule: 'PRC-10', members: lotsOf.biddersOf(lots, screens), lots }
    return rankFinding(
      { ...found, z: lots.map(({ z }) => z), alike: alikeWithout(members) },
      { maxP: maxGroupP, peers },
    )
  }
}

/** (second − lowest) / deviation of all but the lowest; NaN when those are equal. */
const standoffOf = (amount: Float64Array, positions: readonly number[]): number => {
  const losing = positions.slice(1).map((i) => amount[i]!)
  const mean = losing.reduce((sum, x) => sum + x, 0) / losing.length
  const squares = losing.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return squares > 0
    ? (losing[0]! - amount[positions[0]!]!) / Math.sqrt(squares / (losing.length - 1))
    : Number.NaN
}
