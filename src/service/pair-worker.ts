import { findString, stringAt } from '../arrays/strings.js'
import { AppError } from '../domain/errors.js'
import type { Market } from '../market/market.js'
import { CO_BIDDING_SETTINGS } from '../rules/kernels/co-bidding.js'
import { type RankedPairs, rankPairs, shownPair } from '../rules/pair-ranking.js'
import { serveDesk } from './desk-worker.js'
import type { PairPage, PairQuestion } from './pair-lister.js'

const ranked = new WeakMap<Market, RankedPairs>()

serveDesk<PairQuestion, PairPage>(({ market }, question) => {
  const pairs = ranked.get(market) ?? rankPairs(market, CO_BIDDING_SETTINGS.windowMonths.parse(undefined))
  ranked.set(market, pairs)
  return pageOf(market, pairs, question)
})

const pageOf = (market: Market, pairs: RankedPairs, question: PairQuestion): PairPage => {
  const { bidders } = market
  const { bidder, minJoint = 1, maxQ = 1, after, limit } = question
  const wanted = bidder === undefined ? -1 : findString(bidders.id, bidder, 0, bidders.count)
  if (bidder !== undefined && wanted < 0)
    throw new AppError('not_found', `There is no bidder "${bidder}" with a bid`)
  const passes = (i: number): boolean =>
    (wanted < 0 || pairs.a[i] === wanted || pairs.b[i] === wanted) &&
    pairs.joint[i]! >= minJoint &&
    pairs.logQ[i]! <= Math.log(maxQ)
  const found: PairPage['pairs'] = []
  for (let rank = after + 1; rank < pairs.count; rank++) {
    const i = pairs.order[rank]!
    if (!passes(i)) continue
    if (found.length === limit) return { pairs: found, more: true, unknown: pairs.unknown }
    found.push({
      rank,
      ...shownPair(market, pairs, i, (b) => stringAt(bidders.id, b)),
      aName: stringAt(bidders.name, pairs.a[i]!),
      bName: stringAt(bidders.name, pairs.b[i]!),
    })
  }
  return { pairs: found, more: false, unknown: pairs.unknown }
}
