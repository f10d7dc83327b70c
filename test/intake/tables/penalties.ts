import type { TableFixture } from './fixture.js'

export default {
  table: 'penalties',
  accepted: { bidder_id: 'A', doc_no: '示罚〔2025〕1号', decided_on: '2025-06-01', kind: 'collusion' },
  merged: { bidder_id: ' A', doc_no: '示罚〔2025〕1号 ', decided_on: '2025/6/1', kind: '串通投标' },
  quarantined: { bidder_id: '', doc_no: '示罚〔2025〕2号', decided_on: '2025-06-01', kind: 'collusion' },
  reason: 'missing',
} satisfies TableFixture
