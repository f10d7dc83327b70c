import { stringAt } from '../../arrays/strings.js'
import type { LotFact, LotRule } from './lot-rule.js'
import { bidOf } from './winners.js'
import { rounded } from './words.js'

export interface OverrunSettings {
  maxOver: number
  maxOverWithReason: number
}

/**
 * Cost overrun (TND-08): settlement or contract price over the winning bid by more than `maxOver`; where a reason for the
 * changes is on record, by more than `maxOverWithReason`. Without the contractor's bid the settlement is measured against
 * the contract price.
 */
export const costOverrun: LotRule = {
  rule: 'TND-08',
  evaluate: (market, settings: OverrunSettings) => {
    const { contracts, bids } = market
    const facts: LotFact[] = []
    for (let c = 0; c < contracts.count; c++) {
      const [lot, contractor] = [contracts.lot[c]!, contracts.bidder[c]!]
      const bid = bidOf(market, lot, contractor)
      const award = bid < 0 ? Number.NaN : bids.amount[bid]!
      const base = award > 0 ? award : contracts.price[c]!
      const most = contracts.changeReason[c] === 1 ? settings.maxOverWithReason : settings.maxOver
      const add = (what: string, amount: number): void => {
        if (!(base > 0) || !(amount > base * (1 + most))) return
        facts.push({
          lot,
          grade: '线',
          bidders: contractor < market.bidders.count ? [contractor] : [],
          detail: {
            contract: stringAt(contracts.id, c),
            what,
            amountFen: amount,
            baseFen: base,
            base: award > 0 ? 'winning-bid' : 'contract',
            over: rounded(amount / base - 1, 4),
            reasonGiven: contracts.changeReason[c] === 1,
          },
        })
      }
      if (award > 0) add('contract', contracts.price[c]!)
      add('settlement', contracts.settlement[c]!)
    }
    return facts
  },
}
