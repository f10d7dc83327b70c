import { stringAt } from '../../arrays/strings.js'
import { biddersOf, type LotFact, type LotRule } from './lot-rule.js'
import { orgId } from './words.js'

/**
 * False record (POST-05): the record of past work that the contractor claimed was not found true; or the manager stands on
 * another organisation's staff and not on the contractor's, whose staff is on record.
 */
export const falseRecord: LotRule = {
  rule: 'POST-05',
  evaluate: (market) => {
    const { contracts } = market
    const facts: LotFact[] = []
    for (let c = 0; c < contracts.count; c++) {
      const forms = [
        ...(contracts.recordVerified[c] === 0 ? ['record'] : []),
        ...(contracts.managerHere[c] === 0 && contracts.managerElsewhere[c] === 1
          ? ['manager-registered-elsewhere']
          : []),
      ]
      if (forms.length === 0) continue
      const detail = {
        contract: stringAt(contracts.id, c),
        contractor: orgId(market, contracts.bidder[c]!),
        forms,
      }
      const bidders = biddersOf(market, [contracts.bidder[c]!])
      facts.push({ lot: contracts.lot[c]!, grade: '线', bidders, detail })
    }
    return facts
  },
}
