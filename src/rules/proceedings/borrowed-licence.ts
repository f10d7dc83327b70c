import { stringAt } from '../../arrays/strings.js'
import { NO_DAY } from '../../domain/day.js'
import { kindIndex, sourceIndex } from '../../domain/value-kind.js'
import { hasJointLot } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import { depositFlags } from '../deposit-payer.js'
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
 * account (ACC-04), the manager on another's staff and not on the contractor's, the bid's agent on another's staff and not on its own, the person in
 * charge on site not on its staff, payments to somebody else (of the same declared group excepted), a management fee
 * between `feeFrom` and `feeTo`.
 */
export const borrowedLicence: LotRule = {
  rule: 'POST-01',
  evaluate: (market, settings: LicenceSettings) => {
    const { contracts } = market
    const deposits = depositsByLot(market)
    const payeeOf = payees(market)
    const isAgentOfOthers = agentsOfOthers(market)
    const facts: LotFact[] = []
    for (let c = 0; c < contracts.count; c++) {
      const [lot, contractor, fee] = [contracts.lot[c]!, contracts.bidder[c]!, contracts.managementFee[c]!]
      const payee = payeeOf(c)
      const signs = [
        ...(deposits.get(contractor)?.has(lot) ? ['deposit'] : []),
        ...(contracts.managerHere[c] === 0 && contracts.managerElsewhere[c] === 1 ? ['manager'] : []),
        ...(isAgentOfOthers(lot, contractor) ? ['agent'] : []),
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

const STAFF: ReadonlySet<number> = new Set(
  (['roles.staff', 'roles.insured', 'roles.manager', 'roles.finance', 'roles.legal-rep'] as const).map(
    (id) => sourceIndex[id],
  ),
)
const AGENT = sourceIndex['bids.agent_id_no']

/** Whether a bidder's agent on a lot stood on another's staff that day, and not on the bidder's own. */
const agentsOfOthers = ({ values, bids, lots }: Market): ((lot: number, bidder: number) => boolean) => {
  const found = new Set<string>()
  for (let v = 0; v < values.count; v++) {
    if (values.kind[v] !== kindIndex.person) continue
    const [from, to] = [values.useOffsets[v]!, values.useOffsets[v + 1]!]
    for (let u = from; u < to; u++) {
      if (values.useSource[u] !== AGENT) continue
      const [lot, bidder] = [bids.lot[values.useBid[u]!]!, values.useBidder[u]!]
      let [own, other] = [false, false]
      for (let s = from; s < to; s++) {
        if (!STAFF.has(values.useSource[s]!)) continue
        const day = lots.day[lot]!
        if (day !== NO_DAY && (day < values.useFrom[s]! || day > values.useTo[s]!)) continue
        if (values.useBidder[s] === bidder) own = true
        else other = true
      }
      if (other && !own) found.add(`${lot}/${bidder}`)
    }
  }
  return (lot, bidder) => found.has(`${lot}/${bidder}`)
}

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
