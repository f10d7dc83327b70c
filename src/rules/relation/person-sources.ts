import type { SourceId } from '../../domain/value-kind.js'

/** Where identity numbers of persons stand: who leads a firm. */
export const LEGAL_REP: readonly SourceId[] = ['bidders.legal_rep_id_no', 'roles.legal-rep']
/** … who holds office or shares in it. */
export const OFFICERS: readonly SourceId[] = [
  'roles.shareholder',
  'roles.director',
  'roles.supervisor',
  'roles.manager',
  'roles.finance',
]
/** … who is insured or employed with it. */
export const EMPLOYED: readonly SourceId[] = ['roles.insured', 'roles.staff']
/** … who acts for it in a bid. */
export const ON_BID: readonly SourceId[] = ['bids.agent_id_no', 'bids.manager_id_no']
