import { stringAt } from '../../arrays/strings.js'
import type { Grade } from '../../domain/grade.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import type { PairFact } from '../ask.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import type { Behaviour } from '../kernels/behaviour.js'
import { rule } from '../rule.js'

type WorkGiven = {
  giver: string
  taker: string
  /** pieces of work given */
  times: number
}

const TOLD = t(
  '{giver}把工程分包给投过同一标段而未中标的{taker}，共{times}次',
  '{giver} gave work to {taker}, which had bid on the same lot and lost it (number of subcontracts: {times})',
)

/**
 * Work for the losers (NET-12): the winner gives work on a lot to a bidder that lost it.
 *
 * The giver is the contractor or a subcontractor of it that bid too; partners of the contractor's consortium
 * are no losers. An approved subcontract of a qualified firm is 线, any other 强. `holders` = bidders on the
 * lot: the chance that a firm from the market is one of them.
 */
export default rule({
  id: 'NET-12',
  family: 'network',
  grade: '强',
  law: ['regulation-39'],
  channel: 'outcome',
  formula:
    'subcontractor ∈ bidders that lost the contract’s lot; bits = log2(m · (N − 1) / (d − 1)), d = bidders on the lot',
  texts: {
    name: t('中标后分包给失标人', 'work for the losers'),
    question: t(
      '中标人是否把工程分包给同标段的失标人?',
      'Did the winner give work to a bidder that lost the lot?',
    ),
    silentWhen: t('分包人未投过该标段', 'the subcontractor did not bid on the lot'),
    exemptions: [
      t('合法专业分包(具备资质且经同意的降为线索)', 'qualified and approved subcontract: a lead only'),
      PARTNERS,
      GROUP,
    ],
  },
  why: t(
    '把工程分一块给落选者，是给陪标者报酬的常见办法；真正的对手很少转眼成为帮手。',
    'A share of the work is how losers are paid for covering. True rivals seldom work for each other on the lot they fought for.',
  ),
  example: t(
    '甲、乙、丙投同一标段，甲中标后把桩基工程分包给落选的乙：出线索。',
    'A, B and C bid on a lot; A wins it and gives the piling to B, which lost: a lead.',
  ),
  needs: [['subcontracts.subcontractor_id'], ['contracts.bidder_id']],
  asks: (ask) => [
    ask.pairs<Behaviour<WorkGiven>>({
      find: ({ market }) => workForLosers(market),
      tell: ({ giver, taker, times }, _, words) =>
        words.text(TOLD, { giver: words.name(giver), taker: words.name(taker), times: words.number(times) }),
    }),
  ],
})

/** What a pair gave each other, over all its lots. */
interface Work {
  giver: number
  taker: number
  grade: Grade
  /** fewest bidders of its lots */
  holders: number
  lots: number[]
  times: number
}

const workForLosers = (market: Market): PairFact<Behaviour<WorkGiven>>[] => {
  const { bidders } = market
  return workByPair(market)
    .map(({ giver, taker, grade, holders, lots, times }): PairFact<Behaviour<WorkGiven>> => {
      const p = Math.min(1, (holders - 1) / Math.max(1, bidders.count - 1))
      const names = { giver: stringAt(bidders.id, giver), taker: stringAt(bidders.id, taker) }
      return {
        a: Math.min(giver, taker),
        b: Math.max(giver, taker),
        grade,
        holders,
        lots: lots.sort((x, y) => x - y),
        detail: { type: 'behaviour', p, null: 'any-firm', ...names, times },
      }
    })
    .sort((x, y) => x.a - y.a || x.b - y.b)
}

/** Subcontracts to losers of the lot by pair; who first gave to whom is told. */
const workByPair = (market: Market): Work[] => {
  const { bids, contracts, subcontracts } = market
  const byPair = new Map<string, Work>()
  for (let s = 0; s < subcontracts.count; s++) {
    const contract = subcontracts.contract[s]!
    const lot = contracts.lot[contract]!
    const giver = subcontracts.giver[s]! >= 0 ? subcontracts.giver[s]! : contracts.bidder[contract]!
    const taker = subcontracts.subcontractor[s]!
    if (!isGivenToLoser(market, lot, giver, taker)) continue
    const grade = subcontracts.qualified[s] === 1 && subcontracts.approved[s] === 1 ? '线' : '强'
    const holders = new Set(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!)).size
    const key = `${Math.min(giver, taker)} ${Math.max(giver, taker)}`
    const there = byPair.get(key)
    if (!there) byPair.set(key, { giver, taker, grade, holders, lots: [lot], times: 1 })
    else {
      there.times++
      if (!there.lots.includes(lot)) there.lots.push(lot)
      there.holders = Math.min(there.holders, holders)
      if (grade === '强') there.grade = grade
    }
  }
  return [...byPair.values()]
}

/** Both bid on the lot, the taker lost it, and they were no partners there. */
const isGivenToLoser = ({ bids, bidders }: Market, lot: number, giver: number, taker: number): boolean => {
  if (lot < 0 || giver === taker || giver < 0 || taker < 0) return false
  if (giver >= bidders.count || taker >= bidders.count) return false
  const [given, taken] = [bidOn(bids, lot, giver), bidOn(bids, lot, taker)]
  if (given < 0 || taken < 0 || bids.won[taken] === 1) return false
  return !(bids.consortium[given]! >= 0 && bids.consortium[given] === bids.consortium[taken])
}

/** The bidder's first bid on the lot, or −1. */
const bidOn = (bids: Market['bids'], lot: number, bidder: number): number => {
  for (let i = bids.lotOffsets[lot]!; i < bids.lotOffsets[lot + 1]!; i++)
    if (bids.bidder[i] === bidder) return i
  return -1
}
