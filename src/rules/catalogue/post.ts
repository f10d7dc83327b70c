import { z } from 'zod'
import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

const share = z.number().min(0).max(1)

export const POST_RULES: readonly Rule[] = [
  defineRule({
    id: 'POST-01',
    family: 'post',
    grade: '强',
    formula:
      '≥ minSigns of: deposit (ACC-04), manager on another’s staff, agent on another’s staff, site lead not on staff, paid to another, management fee feeFrom … feeTo; payee = another bidder: between the two',
    law: ['regulation-42', 'law-33', 'construction-8'],
    settings: {
      minSigns: z.number().int().min(1).max(6).default(3),
      feeFrom: share.default(0.01),
      feeTo: share.default(0.05),
    },
    needs: [
      ['contracts.contract_id'],
      [
        'contracts.payee',
        'contracts.management_fee',
        'contracts.manager_id_no',
        'contracts.site_lead_id_no',
        'bids.deposit_account_type',
      ],
    ],
  }),
  defineRule({
    id: 'POST-02',
    family: 'post',
    grade: '强',
    formula:
      'one receiver of the contractor’s subcontracts (labour apart) ≥ maxShare of the price: also between the two where it did not bid on the lot; or manager not on staff ∧ materials or plant by others',
    law: ['law-48', 'law-58', 'construction-8'],
    settings: { maxShare: share.default(0.8) },
    needs: [['contracts.contract_id'], ['subcontracts.subcontractor_id']],
  }),
  defineRule({
    id: 'POST-03',
    family: 'post',
    grade: '强',
    formula: 'main structure ∨ unqualified ∨ subcontracted again (labour apart): 强; without consent: 线',
    law: ['regulation-59', 'regulation-76', 'law-48'],
    needs: [
      ['contracts.contract_id'],
      ['subcontracts.kind', 'subcontracts.qualified', 'subcontracts.giver_id', 'subcontracts.approved'],
    ],
  }),
  defineRule({
    id: 'POST-04',
    family: 'post',
    grade: '线',
    formula:
      'attendance < minAttendance ∨ manager replaced within changeDays of the start without approval ∨ one manager on two contracts at one time',
    law: ['construction-8'],
    settings: { minAttendance: share.default(0.6), changeDays: z.number().int().min(0).default(90) },
    needs: [['contracts.attendance', 'contracts.manager_changed_on', 'contracts.manager_id_no']],
  }),
  defineRule({
    id: 'POST-05',
    family: 'post',
    grade: '线',
    formula: 'record of past work found untrue ∨ manager on another’s staff and not on the contractor’s',
    law: ['regulation-42'],
    needs: [['contracts.record_verified', 'contracts.manager_id_no']],
  }),
  defineRule({
    id: 'PUB-01',
    family: 'relation',
    grade: '强',
    formula:
      'official – close relative – owner or officer of the winner, in a field the official is in charge of',
    law: [],
    notCarried: ['officials and their relatives (for the disciplinary commission only)'],
  }),
  defineRule({
    id: 'PUB-02',
    family: 'tender',
    grade: '线',
    formula: 'break in a bidder’s rate of wins with an official’s term of office; approvals by one person',
    law: [],
    notCarried: ['terms of office of officials', 'log of approvals'],
  }),
  defineRule({
    id: 'PUB-03',
    family: 'relation',
    grade: '线',
    formula: 'post or share in a bidder of the former field within three years of leaving office',
    law: [],
    notCarried: ['posts of former officials'],
  }),
  defineRule({
    id: 'PUB-04',
    family: 'tender',
    grade: '弱',
    formula: 'red leads overdue or dismissed and later proved, by department',
    law: [],
    notCarried: ['handling of leads by departments'],
  }),
]
