import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

const SAME = 'v(A, lot) = v(B, lot); across lots one grade less'
const HANDLED = 'regulation-40-2'
const DEPOSIT = 'regulation-40-6'

export const ACCOUNT_RULES: readonly Rule[] = [
  defineRule({
    id: 'ACC-01',
    family: 'account',
    grade: '视',
    formula: SAME,
    law: [HANDLED, 'order87-37-2'],
    needs: [['bids.upload_account', 'bids.operator']],
  }),
  defineRule({
    id: 'ACC-02',
    family: 'account',
    grade: '视',
    formula: SAME,
    law: [HANDLED, 'order87-37-2'],
    needs: [['bids.ca_serial']],
  }),
  defineRule({
    id: 'ACC-03',
    family: 'account',
    grade: '视',
    formula: SAME,
    law: [DEPOSIT, 'order87-37-6'],
    needs: [['bids.deposit_account']],
  }),
  defineRule({
    id: 'ACC-04',
    family: 'account',
    grade: '线',
    formula: 'payer ≠ bidder or account not basic: on the bidder; payer(A) = payer(B): 强 on one lot',
    law: ['regulation-26', 'law-33'],
    needs: [['bids.deposit_payer', 'bids.deposit_account_type']],
  }),
  defineRule({
    id: 'ACC-05',
    family: 'account',
    grade: '线',
    formula: 'purchase account(A, lot) = purchase or upload account(B, lot)',
    law: [HANDLED, 'law-22'],
    needs: [['bids.purchase_account']],
  }),
  defineRule({
    id: 'ACC-06',
    family: 'account',
    grade: '强',
    formula: 'applicant or number of the guarantee equal',
    law: [HANDLED, DEPOSIT],
    needs: [['bids.guarantee_no', 'bids.guarantee_applicant']],
  }),
  defineRule({
    id: 'ACC-07',
    family: 'account',
    grade: '直',
    formula: 'winner → loser within 90 days of the award; deposits of one origin within 3 transfers',
    law: ['regulation-39'],
    notCarried: ['bank statements'],
  }),
]
