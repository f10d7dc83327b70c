import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

const SAME = 'v(A, lot) = v(B, lot); across lots one grade less'
const AUTHORING = 'regulation-40-1'
const ALIKE = 'regulation-40-4'

export const DOCUMENT_RULES: readonly Rule[] = [
  defineRule({
    id: 'DOC-01',
    family: 'document',
    grade: '视',
    formula: SAME,
    law: [AUTHORING, 'order87-37-1'],
    needs: [['bids.lock_no']],
  }),
  defineRule({
    id: 'DOC-02',
    family: 'document',
    grade: '视',
    formula: SAME,
    law: [AUTHORING, 'order87-37-1'],
    needs: [['bids.file_guid']],
  }),
  defineRule({
    id: 'DOC-03',
    family: 'document',
    grade: '视',
    formula: SAME,
    law: [AUTHORING, 'order87-37-1'],
    needs: [['bids.machine_code']],
  }),
  defineRule({
    id: 'DOC-04',
    family: 'document',
    grade: '线',
    formula: "author, modifier or company equal: 线; it is the other bidder's name: 强",
    law: [AUTHORING],
    needs: [['bids.file_author', 'bids.file_modified_by', 'bids.file_company']],
  }),
  defineRule({
    id: 'DOC-05',
    family: 'document',
    grade: '强',
    formula: 'hash(A, lot) = hash(B, lot)',
    law: [ALIKE],
    needs: [['bids.file_hash']],
  }),
  defineRule({
    id: 'DOC-06',
    family: 'document',
    grade: '强',
    formula: 'SimHash distance ≤ 3 or 5-gram Jaccard ≥ 0.6',
    law: [ALIKE],
    notCarried: ['file text'],
  }),
  defineRule({
    id: 'DOC-07',
    family: 'document',
    grade: '强',
    formula: '≥ 2 rare errors in both',
    law: [ALIKE],
    notCarried: ['file text'],
  }),
  defineRule({
    id: 'DOC-08',
    family: 'document',
    grade: '视',
    formula: 'particulars of B in the file of A',
    law: ['regulation-40-5'],
    notCarried: ['file text'],
  }),
  defineRule({
    id: 'DOC-09',
    family: 'document',
    grade: '强',
    formula: 'share of equal unit prices ≥ 0.8 of ≥ 100',
    law: [ALIKE],
    notCarried: ['bill of quantities'],
  }),
]
