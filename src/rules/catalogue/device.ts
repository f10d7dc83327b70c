import { z } from 'zod'
import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

const SAME = 'v(A, lot) = v(B, lot)'
const UPLOAD = 'regulation-40-2'
const AUTHORING = 'regulation-40-1'

export const DEVICE_RULES: readonly Rule[] = [
  defineRule({
    id: 'HW-02',
    family: 'device',
    grade: '弱',
    formula: SAME,
    law: [AUTHORING, UPLOAD],
    needs: [['bids.cpu_id']],
  }),
  defineRule({
    id: 'HW-03',
    family: 'device',
    grade: '强',
    formula: SAME,
    law: [AUTHORING, UPLOAD],
    needs: [['bids.disk_serial']],
  }),
  defineRule({
    id: 'HW-04',
    family: 'device',
    grade: '强',
    formula: SAME,
    law: [AUTHORING, UPLOAD],
    needs: [['bids.board_serial']],
  }),
  defineRule({
    id: 'HW-05',
    family: 'document',
    grade: '视',
    formula: 'authoring mac ∧ cpu ∧ disk equal: 视; mac or disk: 强; cpu: 弱',
    law: [AUTHORING],
    needs: [['bids.authoring_mac', 'bids.authoring_disk_serial', 'bids.authoring_cpu_id']],
  }),
  defineRule({
    id: 'HW-06',
    family: 'device',
    grade: '视',
    formula: 'mac(A, lot) = mac(B, lot) ∧ cpu equal ∧ disk equal',
    law: [UPLOAD],
    needs: [['bids.mac'], ['bids.cpu_id'], ['bids.disk_serial']],
  }),
  defineRule({
    id: 'HW-07',
    family: 'device',
    grade: '线',
    formula: 'public ip(A, lot) = ip(B, lot); strengthened by |t(A) − t(B)| ≤ nearSeconds',
    law: [UPLOAD],
    settings: { nearSeconds: z.number().min(0).default(1800) },
    needs: [['bids.ip', 'bids.download_ip', 'bids.decrypt_ip']],
  }),
  defineRule({
    id: 'HW-08',
    family: 'device',
    grade: '弱',
    formula: 'subnet(A) = subnet(B), place ≠ seat, ≥ 3 bidders',
    law: [],
    notCarried: ['ip location'],
  }),
  defineRule({
    id: 'HW-09',
    family: 'device',
    grade: '强',
    formula: 'v(A, lot1) = v(B, lot2), v a mac, disk or board, lot1 ≠ lot2',
    law: ['regulation-39', 'regulation-40-2'],
    needs: [['bids.mac', 'bids.disk_serial', 'bids.board_serial']],
  }),
  defineRule({
    id: 'HW-10',
    family: 'device',
    grade: '线',
    formula:
      "|t(A) − t(B)| ≤ nearSeconds on k ≥ minLots lots, P[Σ Bernoulli(lot's share of close pairs) ≥ k] ≤ tail",
    law: [UPLOAD],
    settings: {
      nearSeconds: z.number().positive().default(300),
      minLots: z.number().int().min(1).default(3),
      tail: z.number().gt(0).lt(1).default(0.001),
    },
    needs: [['bids.submitted_at']],
  }),
  defineRule({
    id: 'HW-11',
    family: 'device',
    grade: '弱',
    formula: 'client(A, lot) = client(B, lot), uses / bids < maxFrequency',
    law: [],
    settings: { maxFrequency: z.number().gt(0).max(1).default(0.01) },
    needs: [['bids.user_agent', 'bids.tool_version']],
  }),
]
