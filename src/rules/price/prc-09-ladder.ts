import { z } from 'zod'
import { leastOf } from '../../arrays/extremes.js'
import type { Market } from '../../market/market.js'
import { shareBelow } from '../../market/screens/iid-null.js'
import { stepOf } from '../../market/screens/rounding.js'
import { screened } from '../../market/screens/screen-market.js'
import { logGammaTail } from '../../stats/gamma.js'
import { logRegularGaps } from '../../stats/spacings.js'
import { t } from '../../texts/text.js'
import { GROUP } from '../exemptions.js'
import { findingOf, GROUP_PRICE_SETTINGS, GroupLots, type OfGroup } from '../kernels/group-prices.js'
import { rule } from '../rule.js'
import { ROUND } from './exemptions.js'

interface Ladder {
  /** lots that fit, and those of them on which the prices lie evenly by themselves */
  k: number
  evenLots: number
}

const SETTINGS = {
  maxGroupP: GROUP_PRICE_SETTINGS.maxGroupP,
  /** prices of the group on a lot */
  minPrices: z.number().int().min(3).default(4),
  /** … as a share of the valid bids */
  minShare: z.number().gt(0).max(1).default(0.4),
  /** … spanning so much of the range of valid prices */
  minSpan: z.number().gt(0).max(1).default(0.6),
} satisfies z.ZodRawShape

const TOLD = t(
  '{who}在{k}个标段上的报价像阶梯一样均匀铺满有效区间',
  'on {k} lots the prices of {who} lie like the rungs of a ladder over the range of valid prices',
)
const EVEN = t('，其中{even}个标段的间距尤其均匀', ', uncommonly evenly on {even} of them')

/**
 * Ladder placement (PRC-09): a group's prices cover the range of valid prices more evenly than chance would.
 */
export default rule({
  id: 'PRC-09',
  family: 'price',
  grade: '强',
  law: ['regulation-40-4'],
  answersEvasion: true,
  needsRun: true,
  formula:
    'gapCv of a group’s prices on lots with ≥ minPrices of them, ≥ minShare of the bids, over ≥ minSpan of their range; Fisher over all such lots, p ≤ maxGroupP',
  texts: {
    name: t('阶梯式布点报价', 'ladder placement'),
    question: t(
      '一组投标人的报价是否过于均匀地铺满有效区间?',
      'Do the prices of a group cover the range of valid prices more evenly than independent prices would?',
    ),
    silentWhen: t(
      '组内报价不足四份,或未覆盖有效区间',
      'fewer than four prices of the group, or they do not cover the range',
    ),
    exemptions: [
      ROUND,
      t('抽取系数法下各家自行分散', 'firms that scatter by themselves where coefficients are drawn'),
      GROUP,
    ],
  },
  why: t(
    '按基准价评标时，团伙把报价逐档铺开，总有一家落在中标价位；单看任何两家都看不出异常。',
    'Where the price nearest a benchmark wins, a ring spreads its bids so that one is sure to hit. No two of them look odd.',
  ),
  example: t(
    '甲、乙、丙、丁在八个标段上依次报80、81.2、82.5、83.7，档距几乎相等，覆盖全部有效报价：出线索。',
    'On eight lots A, B, C and D bid 80, 81.2, 82.5 and 83.7, evenly over the whole range of valid prices: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.amount']],
  asks: (ask) => [
    ask.groups<Ladder>({
      first: true,
      prepare: ladder,
      tell: ({ k, evenLots }, { members }, words) =>
        words.text(TOLD, { who: words.list(members.map(words.name)), k }) +
        (evenLots > 0 ? words.text(EVEN, { even: evenLots }) : ''),
    }),
  ],
})

/**
 * Do a group's prices cover the range of valid prices more evenly than independent ones would?
 *
 *   lots with ≥ minPrices members' prices, ≥ minShare of the valid bids, spanning ≥ minSpan of their range;
 *   p_l = P[gapCv of as many independent uniform prices ≤ gapCv of the members'], the lesser of simulation
 *   and the exact tail, rounding counted as in PRC-01;  p = P[Σ −ln p_l of as many lots ≥ observed] (Fisher)
 *
 * Every lot that fits counts, even or not. Uniform prices have the most regular gaps there are, so p errs on
 * the safe side.
 */
function ladder(
  market: Market,
  { maxGroupP, minPrices, minShare, minSpan }: z.infer<z.ZodObject<typeof SETTINGS>>,
  _seed: number,
  peers: number,
): OfGroup {
  const screens = screened(market)
  const { amount, offsets } = screens.prices
  const lotsOf = new GroupLots(market, screens)
  return (members) => {
    const lots = lotsOf.of(members, minPrices).filter(({ lot, bids }) => {
      const [from, to] = [offsets[lot]!, offsets[lot + 1]!]
      const range = amount[to - 1]! - amount[from]!
      const span = amount[bids.at(-1)!]! - amount[bids[0]!]!
      return range > 0 && span >= minSpan * range && bids.length >= minShare * (to - from)
    })
    if (lots.length === 0) return undefined
    const logs = lots.map(({ bids }) => logEven(bids.map((i) => amount[i]!)))
    const logP = logGammaTail(
      lots.length,
      logs.reduce((total, log) => total - log, 0),
    )
    const found = {
      rule: 'PRC-09',
      grade: '强',
      members: lotsOf.biddersOf(lots, screens),
      lots,
      logP,
    } as const
    return findingOf(
      found,
      { maxP: maxGroupP, peers },
      {
        null: 'uniform-spacing',
        evenLots: logs.filter((log) => log <= Math.log(0.01)).length,
      },
    )
  }
}

/** ln of the chance that as many independent prices are as evenly spaced. */
const logEven = (prices: readonly number[]): number => {
  const n = prices.length
  const gap = (prices[n - 1]! - prices[0]!) / (n - 1)
  let squares = 0
  for (let i = 1; i < n; i++) squares += (prices[i]! - prices[i - 1]! - gap) ** 2
  const cv = Math.max(Math.sqrt(squares / (n - 2)) / gap, leastOf(prices.map(stepOf)) / gap)
  return Math.min(Math.log(shareBelow('spacing', n, cv)), logRegularGaps(n, cv))
}
