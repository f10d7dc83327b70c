import { z } from 'zod'
import type { Market } from '../../market/market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
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
import type { Outcomes } from '../kernels/outcomes.js'
import { rule } from '../rule.js'

const SETTINGS = {
  /** lots that it could have won, at least */
  minLots: z.number().int().min(2).default(20),
  maxQ: z.number().gt(0).max(1).default(0.01),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

/** fence below the first quartile of win rates, in interquartile ranges */
const FENCE = 1.5

const NEVER = t(
  '{who}投标{bids}个标段从未中标，各家机会均等时应中标约{expected}个',
  '{who} bid on {bids} lots of known outcome and won none; equal chances would give about {expected}',
)
const SELDOM = t(
  '{who}投标{bids}个标段，中标{wins}个，各家机会均等时应中标约{expected}个',
  '{who} bid on {bids} lots of known outcome and won {wins}; equal chances would give about {expected}',
)

/**
 * Never wins (NET-03): a bidder bids again and again without winning, where equal chances would have given it
 * wins.
 *
 *   p = P[wins ≤ w],  each lot won with chance 1/parties        q over all bidders with `minLots` lots
 *
 * Flagged at no win at all, or a shrunk rate at or below Q1 − 1.5 IQR. Silent below `minLots`.
 */
export default rule({
  id: 'NET-03',
  family: 'network',
  grade: '线',
  law: ['regulation-39'],
  channel: 'outcome',
  formula:
    'P[wins ≤ w], chance 1/parties on each lot; q ≤ maxQ; no win, or shrunk rate ≤ Q1 − 1.5 IQR; lots ≥ minLots',
  texts: {
    name: t('陪标专业户', 'never wins'),
    question: t(
      '投标很多却从不中标,是否显著低于机会均等时的水平?',
      'Does it bid again and again and win far less than equal chances give?',
    ),
    silentWhen: t('可判定结果的投标不足二十次', 'fewer than twenty bids of known outcome'),
    exemptions: [t('新企业、能力弱(证照、业绩可证)', 'new or weak firms, by licence and record')],
  },
  why: t(
    '编标、缴保证金都有成本，长期只投不中仍不断投标的，可能是替别人凑数。',
    'Bids cost work and deposits. A firm that goes on bidding for years without winning may be filling up the number for others.',
  ),
  example: t(
    '甲投了30个各有三家参加的标段，一个未中，机会均等时应中10个左右：出线索。',
    'A bid on 30 lots of three parties and won none, where equal chances give about 10: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.won']],
  asks: (ask) => [
    ask.bidders<Behaviour<WinRecord>>({
      find: ({ market }, settings) => neverWins(market, settings),
      tell: ({ bids, wins, expected }, { members }, words) =>
        words.text(wins === 0 ? NEVER : SELDOM, {
          who: words.list(members.map(words.name)),
          bids: words.number(bids),
          wins: words.number(wins),
          expected: words.number(expected),
        }),
    }),
  ],
})

const neverWins = (market: Market, { minLots, maxQ }: Settings): BidderFact<Behaviour<WinRecord>>[] => {
  const { outcomes, bidders, records, rates } = askedBidders(market, minLots)
  const { lower } = fences(rates, FENCE)
  const logP = Float64Array.from(bidders, (bidder, i) =>
    lowerTail(market, outcomes, bidder, records[i]!.wins),
  )
  const logQ = logFalseDiscovery(logP, bidders.length)
  return bidders.flatMap((bidder, i) => {
    if (logQ[i]! > Math.log(maxQ) || (records[i]!.wins > 0 && !(rates[i]! <= lower))) return []
    const detail = behaviour(logQ[i]!, 'equal-chances', winRecord(records[i]!))
    return [{ bidder, lots: triedLots(market, outcomes, bidder, false), detail }]
  })
}

/** ln P[wins ≤ w]: that of losing on all others or more. */
const lowerTail = (market: Market, outcomes: Outcomes, bidder: number, wins: number): number => {
  const { trials, chance } = equalChances(market, outcomes, bidder)
  const all = trials.reduce((sum, n) => sum + n, 0)
  return logUpperTailOfTrials(all - wins, { trials, chance: chance.map((p) => 1 - p) })
}
