import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { type ScreenedMarket, screened } from '../../market/screens/screen-market.js'
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
import { AVERAGE } from './exemptions.js'

interface Dear extends GroupRanks {
  /** what the lots cost beyond the usual level of their strata */
  aboveFen: number
}

const ON_LOT = t(
  '最低报价已达最高投标限价的{share}，高于绝大多数同类标段（共{lots}个）',
  'even the lowest price is {share} of the limit, more than on almost all of the {lots} comparable lots',
)
const OF_GROUP = t(
  '{who}中有单位中标的{k}个标段，中标价平均比{share}的同类标段更贴近限价',
  'on {k} lots that one of {who} won, the winning price is nearer to the limit, on average, than on {share} of comparable lots',
)
const ABOVE = t(
  '，合计比同类标段的通常水平高约{above}',
  ', in all about {above} above the usual level of such lots',
)

/**
 * Near the price limit (PRC-05): of a lot, even the lowest bid is; of a group, the prices at which its
 * members win are.
 */
export default rule({
  id: 'PRC-05',
  family: 'price',
  grade: '线',
  law: ['regulation-39-1', 'regulation-39-5', 'antimonopoly-17'],
  needsRun: true,
  formula:
    'min(b) / limit among the highest maxP of the stratum, n ≥ minBids. Groups: mean z of winning price / limit where a member wins, p ≤ maxGroupP',
  texts: {
    name: t('贴近限价', 'near the price limit'),
    question: t(
      '最低报价与最高投标限价之比是否处于可比层最高的一段?',
      'Is even the lowest price nearer to the limit than on all but few comparable lots?',
    ),
    silentWhen: t(
      '无最高投标限价,有效报价不足,或可比层不足二十个标段',
      'no price limit, too few effective bids, or fewer than twenty comparable lots',
    ),
    exemptions: [t('限价偏低、小额急迫工程', 'a limit set low; small, urgent works'), AVERAGE],
  },
  why: t(
    '没有竞争压力的投标人不必让利；连最低报价都贴着限价，说明各家可能并未真正竞价。',
    'Bidders without a rival need not give way. Where even the lowest price touches the limit, nobody may have competed.',
  ),
  example: t(
    '同类标段最低报价一般为限价的88%，本标段甲、乙、丙最低也报到99.7%：出线索。',
    'The lowest price is mostly 88 % of the limit; here the lowest of A, B and C is 99.7 %: a lead.',
  ),
  settings: {
    ...OUTLYING_SETTINGS,
    ...GROUP_PRICE_SETTINGS,
    minBids: z.number().int().min(2).default(3),
  },
  needs: [['bids.amount'], ['lots.control_price']],
  asks: (ask) => [
    ask.lots<Outlying>({
      inFirstPart: true,
      find: (context, settings) => outlyingLots(context, lowestOverLimit(context.market), 'high', settings),
      tell: ({ value, lots }, _, words) => words.text(ON_LOT, { share: words.percent(value), lots }),
    }),
    ask.groups<Dear>({
      first: true,
      prepare: overcharge,
      tell: ({ aboveFen, ...ranks }, among, words) =>
        tellRanks(OF_GROUP, ranks, among, words) +
        (aboveFen > 0 ? words.text(ABOVE, { above: words.money(aboveFen) }) : ''),
    }),
  ],
})

/** By lot: lowest bid / limit; NaN without a limit or bids, and where the lowest bid lies above the limit. */
const lowestOverLimit = (market: Market): Float64Array => {
  const { prices, screens } = screened(market)
  return Float64Array.from(market.lots.controlPrice, (limit, lot) => {
    const share = screens.n[lot]! > 0 ? prices.amount[prices.offsets[lot]!]! / limit : Number.NaN
    return share <= 1 ? share : Number.NaN
  })
}

/**
 * Where two or more members bid and one of them wins, is the winning price nearer to the limit than on the
 * other lots of the stratum?
 *
 *   z_l = Φ⁻¹(rank of winning price / limit in the stratum);  p as for the coalition screen (PRC-04)
 *   aboveFen = Σ (winning price / limit − the stratum's median) · limit: the cost beyond its usual level
 *
 * The winner is the bid marked as such, else the lowest. Silent below `minLots` such lots with a limit.
 */
function overcharge(
  market: Market,
  { maxGroupP, minLots }: GroupPriceSettings,
  _seed: number,
  peers: number,
): OfGroup {
  const { controlPrice } = market.lots
  const screens = screened(market)
  const lotsOf = new GroupLots(market, screens)
  const winner = winners(market, screens)
  const level = Float64Array.from(winner, (i, lot) => {
    const share =
      i < 0 || screens.screens.n[lot]! < 3 ? Number.NaN : screens.prices.amount[i]! / controlPrice[lot]!
    return share <= 1 ? share : Number.NaN
  })
  const ranks = new StratumRanks(level, screens.strata, screens.whole)
  const alikeWithout = likeness(market, (lot) => zOf(ranks.shareBelow(lot, level[lot]!)))
  return (members) => {
    const lots = lotsOf
      .of(members, 2)
      .filter(({ lot, bids }) => bids.includes(winner[lot]!) && !Number.isNaN(level[lot]!))
    if (lots.length < minLots) return undefined
    const others = ranks.beside(lots.map(({ lot }) => lot))
    const above = (lot: number): number => (level[lot]! - others.medianAt(lot)) * controlPrice[lot]!
    const z = lots.map(({ lot }) => zOf(others.shareBelow(lot, level[lot]!)))
    const found = { rule: 'PRC-05', members: lotsOf.biddersOf(lots, screens), lots, z }
    return rankFinding(
      { ...found, alike: alikeWithout(members) },
      { maxP: maxGroupP, peers },
      {
        aboveFen: Math.round(lots.reduce((sum, { lot }) => sum + above(lot), 0)),
      },
    )
  }
}

/** By lot: position in `prices` of the bid marked as winning, else of the lowest; −1 without bids. */
const winners = ({ lots, bids }: Market, { prices: { offsets, bid } }: ScreenedMarket): Int32Array =>
  Int32Array.from({ length: lots.count }, (_, lot) => {
    const [from, to] = [offsets[lot]!, offsets[lot + 1]!]
    for (let i = from; i < to; i++) if (bids.won[bid[i]!] === 1) return i
    return from < to ? from : -1
  })
