import type { Grade } from '../domain/grade.js'
import type { SourceId, ValueKind } from '../domain/value-kind.js'

/**
 * The rules that ask one thing: do two bidders hold the same value? A row says which columns count on the one side
 * and on the other (`right` = `left` when absent), and how the hit is graded on one lot and across lots (null = the
 * rule is silent there). Of several rows of one rule the first that fits a pair and value speaks. An across-lots
 * grade speaks only for a pair that does not share the value on one lot.
 *
 * A kind that article 40 names is 强 when shared across lots only (evidence.md §3).
 */
export interface SharedValueRow {
  rule: string
  kinds: readonly ValueKind[]
  left: readonly SourceId[]
  right?: readonly SourceId[]
  lot: Grade | null
  across: Grade | null
  /** share of the value's bits that the row gives: a name is less than a person, a processor model less than a machine */
  share?: number
  /** the identity number whose presence in both bids proves two people of one name */
  unless?: Partial<Record<SourceId, SourceId>>
  /** only values in less than the rule's `maxFrequency` of all bids */
  rare?: true
}

const LEGAL_REP: SourceId[] = ['bidders.legal_rep_id_no', 'roles.legal-rep']
const OFFICERS: SourceId[] = [
  'roles.shareholder',
  'roles.director',
  'roles.supervisor',
  'roles.manager',
  'roles.finance',
]
const EMPLOYED: SourceId[] = ['roles.insured', 'roles.staff']
const ON_BID: SourceId[] = ['bids.agent_id_no', 'bids.manager_id_no']
const PHONES: SourceId[] = ['bids.agent_phone', 'bids.contact_phone', 'bidders.phone', 'roles.phone']

const deemed = (rule: string, kind: ValueKind, ...left: SourceId[]): SharedValueRow => ({
  rule,
  kinds: [kind],
  left,
  lot: '视',
  across: '强',
})

/** An uploading machine's part: equal on one lot (HW-01, 03, 04), or met again across lots (HW-09). */
const uploading = (rule: string, kind: ValueKind, upload: SourceId, other?: SourceId): SharedValueRow[] => {
  const sides = { kinds: [kind], left: other ? [upload, other] : [upload], right: [upload] }
  return [
    { rule, ...sides, lot: '强', across: null },
    { rule: 'HW-09', ...sides, lot: null, across: '强' },
  ]
}

/** Rows of rules that do not yet hold their own. */
export const LEGACY_ROWS: readonly SharedValueRow[] = [
  {
    rule: 'HW-09',
    kinds: ['mac'],
    left: ['bids.mac', 'bids.authoring_mac'],
    right: ['bids.mac'],
    lot: null,
    across: '强',
  },
  {
    rule: 'HW-02',
    kinds: ['cpu'],
    left: ['bids.cpu_id', 'bids.authoring_cpu_id'],
    right: ['bids.cpu_id'],
    lot: '弱',
    across: null,
    share: 0.25,
  },
  ...uploading('HW-03', 'disk', 'bids.disk_serial', 'bids.authoring_disk_serial'),
  ...uploading('HW-04', 'board', 'bids.board_serial'),
  // one code of the authoring machine; all three are three-codes.ts
  { rule: 'HW-05', kinds: ['mac'], left: ['bids.authoring_mac'], lot: '强', across: '强' },
  { rule: 'HW-05', kinds: ['disk'], left: ['bids.authoring_disk_serial'], lot: '强', across: '强' },
  { rule: 'HW-05', kinds: ['cpu'], left: ['bids.authoring_cpu_id'], lot: '弱', across: null, share: 0.25 },
  {
    rule: 'HW-07',
    kinds: ['ip'],
    left: ['bids.ip', 'bids.download_ip', 'bids.decrypt_ip'],
    lot: '线',
    across: '弱',
  },
  {
    rule: 'HW-11',
    kinds: ['client'],
    left: ['bids.user_agent', 'bids.tool_version'],
    lot: '弱',
    across: null,
    rare: true,
  },
  deemed('DOC-01', 'lock', 'bids.lock_no'),
  deemed('DOC-02', 'file-guid', 'bids.file_guid'),
  deemed('DOC-03', 'machine-code', 'bids.machine_code'),
  {
    rule: 'DOC-04',
    kinds: ['file-author'],
    left: ['bids.file_author', 'bids.file_modified_by'],
    lot: '线',
    across: '弱',
  },
  { rule: 'DOC-04', kinds: ['file-company'], left: ['bids.file_company'], lot: '线', across: '弱' },
  { rule: 'DOC-05', kinds: ['file-hash'], left: ['bids.file_hash'], lot: '强', across: '线' },
  deemed('ACC-01', 'account', 'bids.upload_account'),
  // often a bare name; on several lots evidence/repeated.ts
  { rule: 'ACC-01', kinds: ['operator'], left: ['bids.operator'], lot: '线', across: '弱', share: 0.5 },
  deemed('ACC-02', 'ca', 'bids.ca_serial'),
  deemed('ACC-03', 'deposit-account', 'bids.deposit_account'),
  { rule: 'ACC-04', kinds: ['payer'], left: ['bids.deposit_payer'], lot: '强', across: '线' },
  {
    rule: 'ACC-05',
    kinds: ['account'],
    left: ['bids.purchase_account', 'bids.upload_account'],
    right: ['bids.purchase_account'],
    lot: '线',
    across: '弱',
  },
  { rule: 'ACC-06', kinds: ['guarantee'], left: ['bids.guarantee_no'], lot: '强', across: '强' },
  {
    rule: 'ACC-06',
    kinds: ['guarantee-applicant'],
    left: ['bids.guarantee_applicant'],
    lot: '强',
    across: '线',
  },
  { rule: 'REL-01', kinds: ['person'], left: LEGAL_REP, lot: '禁', across: '强' },
  {
    rule: 'REL-01',
    kinds: ['person-name'],
    left: ['bidders.legal_rep_name'],
    lot: '弱',
    across: '弱',
    share: 0.25,
  },
  {
    rule: 'REL-04',
    kinds: ['person'],
    left: ON_BID,
    right: [...LEGAL_REP, ...OFFICERS],
    lot: '强',
    across: '线',
  },
  {
    rule: 'REL-04',
    kinds: ['person'],
    left: [...LEGAL_REP, ...OFFICERS],
    right: OFFICERS,
    lot: '线',
    across: '线',
  },
  {
    rule: 'REL-05',
    kinds: ['phone'],
    left: PHONES,
    lot: '强',
    across: '线',
  },
  {
    rule: 'REL-05',
    kinds: ['email'],
    left: ['bids.contact_email', 'bidders.email'],
    lot: '强',
    across: '线',
  },
  { rule: 'REL-06', kinds: ['address'], left: ['bidders.address'], lot: '线', across: '弱' },
  deemed('REL-07', 'person', 'bids.agent_id_no'),
  {
    rule: 'REL-07',
    kinds: ['person'],
    left: ['bids.agent_id_no', 'roles.agent'],
    right: ['roles.agent', 'bids.manager_id_no'],
    lot: '强',
    across: '强',
  },
  {
    rule: 'REL-07',
    kinds: ['person-name'],
    left: ['bids.agent_name'],
    lot: '弱',
    across: null,
    share: 0.25,
    unless: { 'bids.agent_name': 'bids.agent_id_no' },
  },
  deemed('REL-08', 'person', 'bids.manager_id_no'),
  {
    rule: 'REL-08',
    kinds: ['person-name'],
    left: ['bids.manager_name'],
    lot: '弱',
    across: null,
    share: 0.25,
    unless: { 'bids.manager_name': 'bids.manager_id_no' },
  },
  { rule: 'REL-09', kinds: ['person'], left: ON_BID, right: EMPLOYED, lot: '强', across: '强' },
  { rule: 'REL-09', kinds: ['person'], left: [...EMPLOYED, 'roles.builder'], lot: '线', across: '弱' },
]
