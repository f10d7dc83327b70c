import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { PairFact } from '../ask.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import {
  CO_BIDDING_SETTINGS,
  type CoBidding,
  type CoBiddingSettings,
  coBidding,
  coBiddingFlags,
  joinCoBidding,
} from '../kernels/co-bidding.js'
import { rule } from '../rule.js'

/** What two bidders that keep meeting rest on. */
export interface Meeting {
  type: 'co-bidding'
  /** joint lots */
  k: number
  /** joint lots that chance gives */
  expected: number
  /** k / expected */
  lift: number
  q: number
  /** strata in which both bid */
  strata: number
  /** all of them have few bidders */
  smallMarket: boolean
  /** columns of the strata that the market lacks */
  unknown: string[]
}

const TOLD = t(
  '{a}与{b}在{k}个标段同场投标，随机情形下约{expected}个，前者是后者的{lift}倍',
  '{a} and {b} both bid on {k} lots, where about {expected} are expected by chance: {lift} times as many',
)
const SMALL_MARKET = t('（两家所在市场投标人不多）', ' (their market has few bidders)')

/**
 * Co-bidding beyond chance (NET-01): two bidders meet on more lots than firms as active as they would by
 * chance. The chance is in `kernels/co-bidding`; q is taken over all pairs of the market, and its bits are
 * not capped.
 */
export default rule({
  id: 'NET-01',
  family: 'network',
  grade: '线',
  law: ['regulation-39'],
  trace: 'meeting',
  needsRun: true,
  refinedBy: ['lots.industry', 'lots.category', 'lots.region_code', 'lots.opened_at'],
  formula:
    'P[Σ_s Hypergeom(N_s, n_A, n_B) ≥ k], s = industry × category × region × period; k ≥ minLots, q ≤ maxQ over all pairs, lift ≥ min(minLift, reachShare · N / max(n_A, n_B))',
  texts: {
    name: t('高频同投', 'co-bidding beyond chance'),
    question: t(
      '两家同投次数是否显著超出同行业、同地区的随机水平?',
      'Do two bidders meet more often than chance in their strata allows?',
    ),
    silentWhen: t('同投不足五次', 'fewer than five joint lots'),
    exemptions: [t('专业市场狭小', 'small market'), PARTNERS, GROUP],
  },
  why: t(
    '陪标需要固定的同伴：事先约定的几家总在同一标段出现，而各自决定投标的企业只是偶尔相遇。',
    'Cover bids take company: firms that have agreed turn up together lot after lot, while firms that decide alone meet now and then.',
  ),
  example: t(
    '一年120个标段，甲、乙各投7个，其中6个同场；随机情形下不到1个：出线索。',
    'Of 120 lots A and B bid on 7 each and meet on 6; chance gives less than one: a lead.',
  ),
  settings: CO_BIDDING_SETTINGS,
  asks: (ask) => [
    ask.meetings<Meeting, CoBidding>({
      meets: ({ minLots }) => minLots,
      part: ({ market, met }, settings, share) => coBidding(market, settings, share, met),
      join: (parts, market, settings) => meetings(joinCoBidding(parts), market, settings),
      tell: ({ k, expected, lift, smallMarket }, { a, b }, words) =>
        words.text(TOLD, {
          a: words.name(a),
          b: words.name(b),
          k,
          expected: words.number(expected),
          lift: words.number(lift),
        }) + (smallMarket ? words.text(SMALL_MARKET) : ''),
    }),
  ],
})

/** The pairs to flag, in order of (a, b). */
const meetings = (pairs: CoBidding, market: Market, settings: CoBiddingSettings): PairFact<Meeting>[] => {
  const flags = coBiddingFlags(pairs, market, settings)
  return Array.from(flags.pair, (p, f) => ({
    a: pairs.a[p]!,
    b: pairs.b[p]!,
    grade: '线',
    lots: [],
    bits: flags.bits[f]!,
    detail: {
      type: 'co-bidding',
      k: pairs.k[p]!,
      expected: pairs.expected[p]!,
      lift: pairs.lift[p]!,
      q: flags.q[f]!,
      strata: pairs.strata[p]!,
      smallMarket: pairs.smallMarket[p] === 1,
      unknown: pairs.unknown,
    },
  }))
}
