import { type Market, stringAt } from '../../graph/market.js'
import { depositFlags } from '../deposit-payer.js'
import { hasJointLot } from '../joint-lots.js'
import type { PairHit } from '../pair-hit.js'
import { biddersOf, type LotFact, type LotRule } from './lot-rule.js'
import { inOneGroup, payees } from './payees.js'
import { orgId } from './words.js'

export interface LicenceSettings {
  minSigns: number
  feeFrom: number
  feeTo: number
}

/** Evidence between two bidders from what followed an award. */
export interface PostAwardDetail {
  type: 'post-award'
  contract: string
  /** `payee`: the one was paid under the other's contract; `assignment`: it got most of its price */
  what: 'payee' | 'assignment'
  /** share of the contract's price, null when unknown */
  share: number | null
}

/**
 * Borrowed licence (POST-01): of six signs on one contract at least `minSigns`: a deposit not from the bidder's own basic
 * account (ACC-04), the manager on another's staff and not on the contractor's, the agent not on its staff, the person in
 * charge on site not on its staff, payments to somebody else (of the same declared group excepted), a management fee
 * between `feeFrom` and `feeTo`.
 */
export const borrowedLicence: LotRule = {
  rule: 'POST-01',
  evaluate: (market, settings: LicenceSettings) => {
    const { contracts } = market
    const deposits = depositsByLot(market)
    const payeeOf = payees(market)
    const facts: LotFact[] = []
    for (let c = 0; c < contracts.count; c++) {
      const [lot, contractor, fee] = [contracts.lot[c]!, contracts.bidder[c]!, contracts.managementFee[c]!]
      const payee = payeeOf(c)
      const signs = [
        ...(deposits.get(contractor)?.has(lot) ? ['deposit'] : []),
        ...(contracts.managerHere[c] === 0 && contracts.managerElsewhere[c] === 1 ? ['manager'] : []),
        ...(contracts.agentHere[c] === 0 ? ['agent'] : []),
        ...(contracts.siteLeadHere[c] === 0 ? ['site-lead'] : []),
        ...(payee && isForeign(market, contractor, payee) ? ['payee'] : []),
        ...(fee >= settings.feeFrom && fee <= settings.feeTo ? ['management-fee'] : []),
      ]
      if (signs.length < settings.minSigns) continue
      const detail = { contract: stringAt(contracts.id, c), contractor: orgId(market, contractor), signs }
      facts.push({ lot, grade: '强', bidders: biddersOf(market, [contractor]), detail })
    }
    return facts
  },
}

const isForeign = (
  market: Market,
  contractor: number,
  payee: NonNullable<ReturnType<ReturnType<typeof payees>>>,
): boolean =>
  payee.is === 'stranger' || (payee.is === 'organisation' && !inOneGroup(market, contractor, payee.org))

const depositsByLot = (market: Market): Map<number, Set<number>> =>
  new Map(depositFlags(market).map(({ bidder, lots }) => [bidder, new Set(lots)]))

/** Contracts paid to another bidder under its own name; background where the two never bid on one lot. */
export const payeeHits = (market: Market): PairHit<PostAwardDetail>[] => {
  const { contracts, bidders } = market
  const payeeOf = payees(market)
  const hits: PairHit<PostAwardDetail>[] = []
  for (let c = 0; c < contracts.count; c++) {
    const [payee, contractor] = [payeeOf(c), contracts.bidder[c]!]
    if (payee?.is !== 'organisation' || payee.org >= bidders.count || contractor >= bidders.count) continue
    const detail = {
      type: 'post-award',
      contract: stringAt(contracts.id, c),
      what: 'payee',
      share: null,
    } as const
    const grade = hasJointLot(market, contractor, payee.org) ? '强' : '弱'
    hits.push({ a: contractor, b: payee.org, grade, holders: 2, lots: [contracts.lot[c]!], detail })
  }
  return hits
}
