import { stringAt } from '../../arrays/strings.js'
import { SUBCONTRACT_KINDS } from '../../domain/contract-tables.js'
import { biddersOf, type LotFact, type LotRule } from './lot-rule.js'
import { orgId } from './words.js'

/**
 * Unlawful subcontract (POST-03): of the main structure; to somebody without the qualification; by a subcontractor again
 * (labour excepted); or, a lead only, without the buyer's consent. One fact a subcontract with all that it breaches.
 */
export const illegalSubcontract: LotRule = {
  rule: 'POST-03',
  evaluate: (market) => {
    const { contracts, subcontracts } = market
    const facts: LotFact[] = []
    for (let s = 0; s < subcontracts.count; s++) {
      const c = subcontracts.contract[s]!
      const [giver, org, contractor] = [
        subcontracts.giver[s]!,
        subcontracts.subcontractor[s]!,
        contracts.bidder[c]!,
      ]
      const isAgain = giver >= 0 && giver !== contractor && subcontracts.kind[s] !== LABOUR
      const breaches = [
        ...(subcontracts.kind[s] === MAIN ? ['main-structure'] : []),
        ...(subcontracts.qualified[s] === 0 ? ['unqualified'] : []),
        ...(isAgain ? ['again'] : []),
        ...(subcontracts.approved[s] === 0 ? ['without-consent'] : []),
      ]
      if (breaches.length === 0) continue
      facts.push({
        lot: contracts.lot[c]!,
        grade: breaches.every((breach) => breach === 'without-consent') ? '线' : '强',
        bidders: biddersOf(market, [contractor, org]),
        detail: {
          contract: stringAt(contracts.id, c),
          contractor: orgId(market, contractor),
          subcontractor: orgId(market, org),
          kind: SUBCONTRACT_KINDS[subcontracts.kind[s]!]!,
          breaches,
          amountFen: Number.isNaN(subcontracts.amount[s]!) ? null : subcontracts.amount[s]!,
        },
      })
    }
    return facts
  },
}

const MAIN = SUBCONTRACT_KINDS.indexOf('main')
const LABOUR = SUBCONTRACT_KINDS.indexOf('labour')
