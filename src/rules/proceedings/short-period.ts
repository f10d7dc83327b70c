import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { thresholds, wordIndex, worthOf } from './words.js'

export interface PeriodSettings {
  minBidDays: number
  minSaleDays: number
  minPublicDays: number
}

/**
 * Short periods (TND-03): days from the first issue of the documents (sale, else publication) to the deadline (else the
 * opening), days of sale, days of publication of the candidates. Days are differences of dates: from the 1st to the 21st
 * are 20. Asked of tenders that the law demands: so marked, or, unmarked, of the size that must be tendered.
 */
export const shortPeriod: LotRule = {
  rule: 'TND-03',
  evaluate: (market, settings: PeriodSettings) => {
    const { lots } = market
    const isBound = boundLots(market)
    const facts: LotFact[] = []
    for (let lot = 0; lot < lots.count; lot++) {
      if (!isBound(lot)) continue
      const start = lots.saleFrom[lot] !== NO_DAY ? lots.saleFrom[lot]! : lots.published[lot]!
      const deadline = lots.deadline[lot] !== NO_DAY ? lots.deadline[lot]! : lots.opened[lot]!
      const add = (period: string, from: number, to: number, least: number): void => {
        if (from === NO_DAY || to === NO_DAY || to < from || to - from >= least) return
        facts.push({ lot, grade: '强', bidders: [], detail: { period, days: to - from, least } })
      }
      add('bids', start, deadline, settings.minBidDays)
      add('sale', lots.saleFrom[lot]!, lots.saleTo[lot]!, settings.minSaleDays)
      add('publication', lots.publicFrom[lot]!, lots.publicTo[lot]!, settings.minPublicDays)
    }
    return facts
  },
}

const boundLots = (market: Market): ((lot: number) => boolean) => {
  const { lots } = market
  const word = (text: string): number => wordIndex(market, text)
  const tendered = new Set([word('open'), word('invited')])
  const exempt = new Set([word('emergency'), word('secret'), word('rebid')])
  const procurement = word('procurement')
  const threshold = thresholds(market)
  return (lot) => {
    if (!tendered.has(lots.method[lot]!) || exempt.has(lots.exception[lot]!) || lots.attempt[lot]! > 1)
      return false
    if (lots.statutory[lot] !== 255) return lots.statutory[lot] === 1
    const limit = threshold(lot)
    const ownLimits = lots.domain[lot] === procurement || lots.industry[lot] === procurement
    return !ownLimits && limit !== undefined && worthOf(market, lot) >= limit
  }
}
