import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import { type Market, WITHDRAWN } from '../../market/market.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { t } from '../../texts/text.js'
import type { PairFact } from '../ask.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import { type Behaviour, behaviour } from '../kernels/behaviour.js'
import { bitsOfLog } from '../kernels/log-bits.js'
import { rule } from '../rule.js'

type GivingWay = {
  from: string
  to: string
  /** lots on which `from` withdrew and `to` won, of all on which `from` gave way */
  times: number
  of: number
}

const SETTINGS = {
  /** lots on which the one gave way to the other */
  minTimes: z.number().int().min(1).default(2),
  maxP: z.number().gt(0).max(1).default(0.05),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '{from}领先而退出的标段共{of}个，其中{times}个由{to}中标',
  '{from} withdrew while in front on {of} lots, {times} of which {to} then won',
)

/**
 * Giving way (NET-09): the bidder in front withdraws, and the same other bidder wins, again and again.
 *
 *   p = P[the others it gave way to are this one ≥ k times],  each of the other bidders on the lot alike
 *
 * "In front" = ranked first, or cheaper than the winner where ranks are missing. Silent below `minTimes`, and
 * on lots whose winner is unknown.
 */
export default rule({
  id: 'NET-09',
  family: 'network',
  grade: '强',
  law: ['regulation-39'],
  channel: 'outcome',
  formula:
    'the first withdrew and the same other won ≥ minTimes; P[as often], any other bidder of the lot alike, ≤ maxP',
  texts: {
    name: t('弃标让标', 'giving way'),
    question: t(
      '第一名放弃后,是否总由同一家递补中标?',
      'When the first withdraws, does the same other bidder win again and again?',
    ),
    silentWhen: t('不足两次,或中标人未知', 'fewer than two times, or the winner is unknown'),
    exemptions: [t('工期冲突等正当理由', 'a sound reason, such as other works'), PARTNERS, GROUP],
  },
  why: t(
    '排名第一的放弃到手的工程，让价格更高的同一家递补，损失保证金也在所不惜，多半事先有约定。',
    'Nobody gives up work already won, and a deposit with it, again and again for the same dearer firm, unless it was agreed.',
  ),
  example: t(
    '两个各有七家参加的标段，排名第一的甲都退出，都由乙递补中标：出线索。',
    'On two lots of seven bidders A ranks first and withdraws, and B wins both: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.won'], ['bids.status']],
  asks: (ask) => [
    ask.pairs<Behaviour<GivingWay>>({
      find: ({ market }, settings) => givingWay(market, settings),
      tell: ({ from, to, times, of }, _, words) =>
        words.text(TOLD, {
          from: words.name(from),
          to: words.name(to),
          times: words.number(times),
          of: words.number(of),
        }),
    }),
  ],
})

/** A lot on which a bidder in front withdrew: who won, among how many others. */
interface Yielded {
  lot: number
  to: number
  others: number
}

const givingWay = (market: Market, settings: Settings): PairFact<Behaviour<GivingWay>>[] => {
  const idOf = (bidder: number): string => stringAt(market.bidders.id, bidder)
  return [...yieldedLots(market)]
    .sort(([x], [y]) => x - y)
    .flatMap(([bidder, list]) => factsOf(bidder, list, settings, idOf))
}

/** By bidder, lots ascending. */
const yieldedLots = ({ bids, lots }: Market): Map<number, Yielded[]> => {
  const gaveWay = new Map<number, Yielded[]>()
  for (let lot = 0; lot < lots.count; lot++) {
    const [from, to] = [bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!]
    const winner = winnerOf(bids, from, to)
    if (winner < 0) continue
    for (let i = from; i < to; i++) {
      if (!withdrewInFront(bids, i, winner)) continue
      const others = new Set(bids.bidder.subarray(from, to)).size - 1
      const list = gaveWay.get(bids.bidder[i]!) ?? []
      if (list.at(-1)?.lot !== lot) list.push({ lot, to: bids.bidder[winner]!, others })
      gaveWay.set(bids.bidder[i]!, list)
    }
  }
  return gaveWay
}

/** The bid was withdrawn though it stood before the winner's, and its bidder is no partner of the winner. */
const withdrewInFront = (bids: Market['bids'], bid: number, winner: number): boolean => {
  if (bids.status[bid] !== WITHDRAWN || bids.bidder[bid] === bids.bidder[winner]) return false
  if (bids.consortium[bid]! >= 0 && bids.consortium[bid] === bids.consortium[winner]) return false
  return bids.rank[bid]! > 0 ? bids.rank[bid] === 1 : bids.amount[bid]! < bids.amount[winner]!
}

const factsOf = (
  bidder: number,
  list: readonly Yielded[],
  { minTimes, maxP }: Settings,
  idOf: (bidder: number) => string,
): PairFact<Behaviour<GivingWay>>[] =>
  [...new Set(list.map(({ to }) => to))]
    .sort((x, y) => x - y)
    .flatMap((other) => {
      const lots = list.filter(({ to }) => to === other).map(({ lot }) => lot)
      if (lots.length < minTimes) return []
      const chance = list.map(({ others }) => 1 / others)
      const logP = logUpperTailOfTrials(lots.length, { trials: list.map(() => 1), chance })
      // one other bidder was the only one who could win: nothing to learn from chance, the times stand
      if (logP > Math.log(maxP) && chance.some((p) => p < 1)) return []
      const figures = { from: idOf(bidder), to: idOf(other), times: lots.length, of: list.length }
      const detail = behaviour(logP, 'any-other-bidder', figures)
      return [{ a: bidder, b: other, grade: '强', lots, bits: bitsOfLog(logP), detail }]
    })

const winnerOf = ({ won }: Market['bids'], from: number, to: number): number => {
  for (let i = from; i < to; i++) if (won[i] === 1) return i
  return -1
}
