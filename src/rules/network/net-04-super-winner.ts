import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { quantile } from '../../stats/quantile.js'
import { t } from '../../texts/text.js'
import type { BidderFact } from '../ask.js'
import { type Behaviour, behaviour } from '../kernels/behaviour.js'
import {
  askedBidders,
  equalChances,
  fences,
  triedLots,
  type WinRecord,
  winRecord,
} from '../kernels/equal-chances.js'
import { forEachTrial, type Outcomes } from '../kernels/outcomes.js'
import { rule } from '../rule.js'

const SETTINGS = {
  minLots: z.number().int().min(2).default(10),
  maxQ: z.number().gt(0).max(1).default(0.01),
  /** quantile of the bidders' shares of the money won */
  amountQuantile: z.number().gt(0).max(1).default(0.95),
  /** fence above the third quartile of win rates, in interquartile ranges */
  fence: z.number().min(0).default(1.5),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '{who}投标{bids}个标段，中标{wins}个，各家机会均等时应中标约{expected}个，中标金额也居前列',
  '{who} won {wins} of {bids} lots of known outcome, where equal chances would give about {expected}, and is among the first by money won',
)

/**
 * Super-winner (NET-04): a bidder wins far oftener than equal chances give, and takes most of the money.
 *
 *   p = P[wins ≥ w], each lot won with chance 1/parties
 *   rate ≥ Q3 + fence · IQR and money won ≥ its quantile, over bidders with `minLots` lots
 *
 * Leading firms do both: background for what else is found.
 */
export default rule({
  id: 'NET-04',
  family: 'network',
  grade: '线',
  law: ['regulation-39'],
  channel: 'outcome',
  formula:
    'P[wins ≥ w], chance 1/parties on each lot; q ≤ maxQ; shrunk rate ≥ Q3 + fence · IQR; money won ≥ its quantile',
  texts: {
    name: t('标王', 'super-winner'),
    question: t(
      '中标率和中标金额是否同时远高于其他投标人?',
      'Are its win rate and the money won both far above other bidders?',
    ),
    silentWhen: t('可判定结果的投标不足十次', 'fewer than ten bids of known outcome'),
    exemptions: [t('龙头企业', 'leading firms')],
  },
  why: t(
    '几乎逢投必中的企业，可能有人替它陪标，也可能只是实力强；单独不作判断，与其他线索合看。',
    'A firm that wins nearly whatever it bids for may have others cover for it, or may be strong: read it beside other leads.',
  ),
  example: t(
    '甲投20个三家参加的标段，中20个，机会均等时应中7个左右，金额也居前：出线索。',
    'A wins 20 of 20 lots of three parties, where equal chances give about 7, and leads by money: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.won'], ['bids.amount']],
  asks: (ask) => [
    ask.bidders<Behaviour<WinRecord>>({
      find: ({ market }, settings) => superWinners(market, settings),
      tell: ({ bids, wins, expected }, { members }, words) =>
        words.text(TOLD, {
          who: words.list(members.map(words.name)),
          bids: words.number(bids),
          wins: words.number(wins),
          expected: words.number(expected),
        }),
    }),
  ],
})

const superWinners = (
  market: Market,
  { minLots, maxQ, amountQuantile, fence }: Settings,
): BidderFact<Behaviour<WinRecord>>[] => {
  const { outcomes, bidders, records, rates } = askedBidders(market, minLots)
  const { upper } = fences(rates, fence)
  const money = bidders.map((b) => moneyWon(market, outcomes, b))
  const least = quantile(money, amountQuantile) ?? Number.POSITIVE_INFINITY
  const logP = Float64Array.from(bidders, (bidder, i) =>
    logUpperTailOfTrials(records[i]!.wins, equalChances(market, outcomes, bidder)),
  )
  const logQ = logFalseDiscovery(logP, bidders.length)
  return bidders.flatMap((bidder, i) => {
    const stands = rates[i]! >= upper && money[i]! >= least && money[i]! > 0
    if (!stands || logQ[i]! > Math.log(maxQ)) return []
    const detail = behaviour(logQ[i]!, 'equal-chances', winRecord(records[i]!))
    return [{ bidder, lots: triedLots(market, outcomes, bidder, true), detail }]
  })
}

const moneyWon = (market: Market, outcomes: Outcomes, bidder: number): number => {
  let sum = 0
  forEachTrial(market, outcomes, bidder, (_lot, won, bid) => {
    if (won) sum += market.bids.amount[bid]! || 0
  })
  return sum
}
