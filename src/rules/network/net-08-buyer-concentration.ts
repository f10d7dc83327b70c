import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { t } from '../../texts/text.js'
import type { BidderFact } from '../ask.js'
import { type Behaviour, behaviour } from '../kernels/behaviour.js'
import { forEachTrial, type Outcomes, type WinHistory, winHistory } from '../kernels/outcomes.js'
import { rule } from '../rule.js'

type BuyersWinner = {
  buyer: string
  /** lots of the buyer that it won, that it bid on, and all with a known winner */
  wins: number
  bids: number
  of: number
}

const SETTINGS = {
  /** wins with one buyer, at least */
  minWins: z.number().int().min(1).default(3),
  /** share of the buyer's decided lots, at least */
  minShare: z.number().gt(0).max(1).default(0.4),
  /** decided lots of the buyer, at least */
  minLots: z.number().int().min(1).default(5),
  maxQ: z.number().gt(0).max(1).default(0.01),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '招标人{buyer}有中标结果的{of}个标段中，{who}投标{bids}个、中标{wins}个，明显高于其在其他招标人处的中标水平',
  'of the {of} decided lots of the buyer {buyer}, {who} bid on {bids} and won {wins}, far more than with other buyers',
)

/**
 * Buyer concentration (NET-08): a bidder wins with one buyer far oftener than it wins elsewhere.
 *
 *   p = P[wins with the buyer ≥ w],  its chance on a lot = max(1/parties, its rate with other buyers)
 *
 * It keeps where it bids and how strong it is elsewhere: a firm that bids with one buyer only is measured
 * against equal chances. q over all (bidder, buyer) with `minWins` wins.
 */
export default rule({
  id: 'NET-08',
  family: 'network',
  grade: '线',
  law: ['regulation-39'],
  channel: 'outcome',
  formula:
    'wins with a buyer ≥ minWins and ≥ minShare of its lots; P[wins ≥ w], chance max(1/parties, own rate elsewhere); q ≤ maxQ',
  texts: {
    name: t('业主—中标人集中', 'buyer concentration'),
    question: t(
      '同一招标人的项目是否集中由一家中标,且超出其在别处的中标能力?',
      'Does one bidder win much of a buyer’s lots, beyond its strength elsewhere?',
    ),
    silentWhen: t(
      '招标人缺失,或其有结果的标段不足五个',
      'the buyer is missing, or has fewer than five decided lots',
    ),
    exemptions: [t('框架协议、小市场', 'framework agreements, small markets')],
  },
  why: t(
    '在别处中标平平的企业，在某一招标人处几乎逢投必中，可能与招标人或其代理机构有默契。',
    'A firm that wins little elsewhere and nearly everything from one buyer may have an understanding with it or its agency.',
  ),
  example: t(
    '甲在别处中标率三分之一，在某乡镇的10个标段中了9个：出线索。',
    'A wins a third of its lots elsewhere and 9 of 10 lots of one township: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.won'], ['lots.buyer_id', 'lots.buyer_name']],
  asks: (ask) => [
    ask.bidders<Behaviour<BuyersWinner>>({
      find: ({ market }, settings) => buyersWinners(market, settings),
      tell: ({ buyer, wins, bids, of }, { members }, words) =>
        words.text(TOLD, {
          buyer: words.name(buyer),
          of: words.number(of),
          who: words.list(members.map(words.name)),
          bids: words.number(bids),
          wins: words.number(wins),
        }),
    }),
  ],
})

const buyersWinners = (market: Market, settings: Settings): BidderFact<Behaviour<BuyersWinner>>[] => {
  const history = winHistory(market)
  const decided = decidedLots(market, history.outcomes)
  const candidates = Array.from({ length: market.bidders.count }, (_, bidder) => bidder)
    .filter((bidder) => history.records[bidder]!.wins >= settings.minWins)
    .flatMap((bidder) => candidatesOf(market, history, decided, bidder, settings))
  const logQ = logFalseDiscovery(
    Float64Array.from(candidates, ({ logP }) => logP),
    candidates.length,
  )
  return candidates.flatMap(({ bidder, lots, figures }, i) =>
    logQ[i]! <= Math.log(settings.maxQ)
      ? [{ bidder, lots, detail: behaviour(logQ[i]!, 'own-strength', figures) }]
      : [],
  )
}

/** Lots with a known winner and two parties or more, by buyer. */
const decidedLots = ({ lots }: Market, { rivals }: Outcomes): Map<number, number> => {
  const decided = new Map<number, number>()
  for (let lot = 0; lot < lots.count; lot++)
    if (rivals[lot]! > 0) decided.set(lots.buyer[lot]!, (decided.get(lots.buyer[lot]!) ?? 0) + 1)
  return decided
}

interface Candidate {
  bidder: number
  lots: number[]
  logP: number
  figures: BuyersWinner
}

/** Buyers of whose lots the bidder wins a large share, in order. */
const candidatesOf = (
  market: Market,
  { outcomes, records }: WinHistory,
  decided: Map<number, number>,
  bidder: number,
  { minWins, minShare, minLots }: Settings,
): Candidate[] =>
  [...lotsByBuyer(market, outcomes, bidder)]
    .sort(([x], [y]) => x - y)
    .flatMap(([buyer, { lots, won }]) => {
      const of = decided.get(buyer)!
      if (won.length < minWins || of < minLots || won.length < minShare * of) return []
      const record = records[bidder]!
      const elsewhere = record.trials - lots.length
      // one more win than seen: a bidder that never lost may lose yet, and is not thereby measured as weak
      const rate = elsewhere > 0 ? (record.wins - won.length + 1) / (elsewhere + 1) : 0
      const chance = lots.map((lot) => Math.max(1 / outcomes.rivals[lot]!, rate))
      const logP = logUpperTailOfTrials(won.length, { trials: lots.map(() => 1), chance })
      const id = stringAt(market.bidders.id, buyer)
      return [{ bidder, lots: won, logP, figures: { buyer: id, wins: won.length, bids: lots.length, of } }]
    })

/** The bidder's lots of known outcome by buyer, and those of them that it won. */
const lotsByBuyer = (
  market: Market,
  outcomes: Outcomes,
  bidder: number,
): Map<number, { lots: number[]; won: number[] }> => {
  const byBuyer = new Map<number, { lots: number[]; won: number[] }>()
  forEachTrial(market, outcomes, bidder, (lot, won) => {
    const buyer = market.lots.buyer[lot]!
    if (buyer < 0) return
    const there = byBuyer.get(buyer) ?? { lots: [], won: [] }
    there.lots.push(lot)
    if (won) there.won.push(lot)
    byBuyer.set(buyer, there)
  })
  return byBuyer
}
