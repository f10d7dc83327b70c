import type { TableFixture } from './fixture.js'

export default {
  table: 'subcontracts',
  accepted: { contract_id: 'K1', subcontractor_id: 'A', kind: 'labour', amount: '120000', qualified: '1' },
  merged: { contract_id: ' K1', subcontractor_id: 'A ', kind: '劳务分包', amount: '12万元', qualified: '是' },
  quarantined: { contract_id: 'K1', subcontractor_id: 'B', kind: 'labour', amount: '面议', qualified: '1' },
  reason: 'unreadable',
} satisfies TableFixture
