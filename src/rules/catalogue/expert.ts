import { z } from 'zod'
import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

const count = z.number().int().min(1)
const probability = z.number().gt(0).max(1)
const JUDGE = 'regulation-71-8'
const SCORES = [['scores.score']]

export const EXPERT_RULES: readonly Rule[] = [
  defineRule({
    id: 'EXP-01',
    family: 'expert',
    grade: '线',
    formula:
      'z = residual of a median polish over experts and bidders / (0.9 quantile of |residual| of category × evaluation / 1.645); |z| ≥ minZ one way on ≥ minTimes lots; P[Binomial(n, rate of z as large as the k-th) ≥ k], least over k ≥ minTimes with Bonferroni, q ≤ maxQ',
    law: [JUDGE, 'regulation-71-3'],
    settings: {
      minZ: z.number().min(0).default(2.5),
      minTimes: count.default(3),
      minExperts: z.number().int().min(3).default(3),
      maxQ: probability.default(0.01),
    },
    needs: SCORES,
  }),
  defineRule({
    id: 'EXP-02',
    family: 'expert',
    grade: '线',
    formula:
      'excess = spread of the expert − median spread of the others, share of points; > Q3 + 1.5 IQR of category × evaluation, ≥ minExcess, p ≤ maxP by rank',
    law: [JUDGE],
    settings: {
      maxP: probability.default(0.01),
      minExcess: z.number().min(0).max(1).default(0.15),
      minSheets: count.default(100),
      minExperts: z.number().int().min(3).default(3),
    },
    needs: SCORES,
  }),
  defineRule({
    id: 'EXP-03',
    family: 'expert',
    grade: '线',
    formula:
      'k ≥ minLots lots judged by e and won by B; P[Σ_s Hypergeom(N_s, n_e, w_B) ≥ k], q ≤ maxQ (smallMaxQ with fewer than fewExperts experts)',
    law: [JUDGE],
    settings: {
      minLots: count.default(3),
      maxQ: probability.default(0.01),
      smallMaxQ: probability.default(0.001),
      fewExperts: count.default(15),
      windowMonths: count.default(24),
    },
    needs: [['experts.expert_id'], ['bids.won']],
  }),
  defineRule({
    id: 'EXP-04',
    family: 'expert',
    grade: '强',
    formula:
      'unit = bidder; unit and bidder hold ≥ control; identity number on the bidder’s register or staff on the day; phone: 线',
    law: ['order12-12', 'regulation-71-1'],
    settings: {
      control: z.number().min(0).max(1).default(0.25),
    },
    needs: [['experts.unit_id', 'experts.expert_id_no', 'experts.phone']],
  }),
  defineRule({
    id: 'EXP-05',
    family: 'expert',
    grade: '强',
    formula:
      'two experts on one lot: one card or account; one address that not all share; ≥ lockstepShare of ≥ minCells scores within maxSeconds; ≥ minCells judged items all equal where ≤ maxIdenticalShare of pairs agree so. Card, account or two signals 强, else 线',
    law: [JUDGE, 'regulation-71-3'],
    settings: {
      maxSeconds: z.number().min(0).default(3),
      minCells: count.default(10),
      lockstepShare: z.number().min(0).max(1).default(0.8),
      maxIdenticalShare: z.number().min(0).max(1).default(0.02),
    },
    needs: [
      [
        'scores.mac',
        'scores.account',
        'scores.ip',
        'scores.scored_at',
        'scores.part',
        'experts.mac',
        'experts.account',
        'experts.ip',
      ],
    ],
  }),
  defineRule({
    id: 'EXP-06',
    family: 'expert',
    grade: '线',
    formula:
      'winner’s mean for technical, commercial, credit − next bidder’s, share of points; > Q3 + 1.5 IQR of category × evaluation, p ≤ maxP by rank',
    law: [JUDGE],
    settings: { maxP: probability.default(0.05), minLots: count.default(20) },
    needs: [['scores.part'], ['bids.won']],
  }),
]
