import { stringAt } from '../../arrays/strings.js'
import { SUBCONTRACT_KINDS } from '../../domain/contract-tables.js'
import { hasJointLot } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import type { PairHit } from '../pair-hit.js'
import type { PostAwardDetail } from './borrowed-licence.js'
import { biddersOf, type LotFact, type LotRule } from './lot-rule.js'
import { bidsOn } from './winners.js'
import { orgId, rounded } from './words.js'

export interface AssignmentSettings {
  maxShare: number
}

/**
 * Assignment (POST-02): one organisation got `maxShare` of the contract's price or more through the contractor's
 * subcontracts other than labour; or the manager is not on the contractor's staff and its main materials or plant were
 * bought or hired by another.
 */
export const assignment: LotRule = {
  rule: 'POST-02',
  evaluate: (market, settings: AssignmentSettings) => {
    const { contracts } = market
    const given = givenOn(market)
    const bought = boughtByOthers(market)
    const facts: LotFact[] = []
    for (let c = 0; c < contracts.count; c++) {
      const [lot, contractor] = [contracts.lot[c]!, contracts.bidder[c]!]
      const base = { contract: stringAt(contracts.id, c), contractor: orgId(market, contractor) }
      const add = (orgs: number[], detail: LotFact['detail']): void =>
        void facts.push({
          lot,
          grade: '强',
          bidders: biddersOf(market, orgs),
          detail: { ...base, ...detail },
        })
      for (const { org, share } of given[c]!)
        if (share >= settings.maxShare)
          add([contractor, org], { form: 'share', receiver: orgId(market, org), share: rounded(share, 4) })
      if (contracts.managerHere[c] === 0 && bought[c] === 1)
        add([contractor], { form: 'staff-and-materials' })
    }
    return facts
  },
}

/** Bidders that got the work of a contract without having bid on its lot (losers of the lot are NET-12's); background where the two never did on any. */
export const assignmentHits = (
  market: Market,
  { maxShare }: AssignmentSettings,
): PairHit<PostAwardDetail>[] => {
  const { contracts, bidders } = market
  return givenOn(market).flatMap((list, c) => {
    const [lot, contractor] = [contracts.lot[c]!, contracts.bidder[c]!]
    return list
      .filter(({ org, share }) => share >= maxShare && org < bidders.count && contractor < bidders.count)
      .filter(({ org }) => !bidsOn(market, lot, org))
      .map(
        ({ org, share }): PairHit<PostAwardDetail> => ({
          a: contractor,
          b: org,
          grade: hasJointLot(market, contractor, org) ? '强' : '弱',
          holders: 2,
          lots: [],
          detail: {
            type: 'post-award',
            contract: stringAt(contracts.id, c),
            what: 'assignment',
            share: rounded(share, 4),
          },
        }),
      )
  })
}

const LABOUR = SUBCONTRACT_KINDS.indexOf('labour')
const BOUGHT: ReadonlySet<number> = new Set([
  SUBCONTRACT_KINDS.indexOf('materials'),
  SUBCONTRACT_KINDS.indexOf('equipment'),
])

/** By contract: the receivers of the contractor's subcontracts other than labour, with their share of its price. */
const givenOn = ({ contracts, subcontracts }: Market): { org: number; share: number }[][] => {
  const amounts = Array.from({ length: contracts.count }, () => new Map<number, number>())
  for (let s = 0; s < subcontracts.count; s++) {
    const c = subcontracts.contract[s]!
    const [giver, org] = [subcontracts.giver[s]!, subcontracts.subcontractor[s]!]
    if (subcontracts.kind[s] === LABOUR || (giver >= 0 && giver !== contracts.bidder[c])) continue
    if (org === contracts.bidder[c] || Number.isNaN(subcontracts.amount[s]!)) continue
    amounts[c]!.set(org, (amounts[c]!.get(org) ?? 0) + subcontracts.amount[s]!)
  }
  return amounts.map((own, c) =>
    [...own].map(([org, amount]) => ({
      org,
      share: contracts.price[c]! > 0 ? amount / contracts.price[c]! : 0,
    })),
  )
}

/** By contract: 1 where materials or plant were bought or hired by another than the contractor. */
const boughtByOthers = ({ contracts, subcontracts }: Market): Uint8Array => {
  const bought = new Uint8Array(contracts.count)
  for (let s = 0; s < subcontracts.count; s++) {
    const c = subcontracts.contract[s]!
    const giver = subcontracts.giver[s]!
    if (BOUGHT.has(subcontracts.kind[s]!) && giver >= 0 && giver !== contracts.bidder[c]) bought[c] = 1
  }
  return bought
}
