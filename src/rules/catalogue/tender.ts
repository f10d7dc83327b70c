import { z } from 'zod'
import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

const share = z.number().min(0).max(1)
const days = z.number().int().min(0)
const count = z.number().int().min(1)
const fen = z.number().int().min(0)
const maxQ = z.number().gt(0).max(1).default(0.01)
const windowMonths = count.default(24)
const WORTH = ['lots.estimate', 'lots.control_price']
const WINNER = ['bids.won']

export const TENDER_RULES: readonly Rule[] = [
  defineRule({
    id: 'TND-01',
    family: 'tender',
    grade: '强',
    formula:
      'one buyer and category, each nearShare · T ≤ worth < T, Σ ≥ T, within withinDays, one investment code (强) or titles alike ≥ minLikeness (线); untendered worth < T with total investment > T and excess ≥ minExcessFen; untendered lot of a project that must be tendered. T by law on the day: works 4,000,000, goods 2,000,000, services 1,000,000 yuan',
    law: ['law-4', 'law-49'],
    settings: {
      nearShare: share.default(0.8),
      withinDays: days.default(180),
      minLikeness: share.default(0.8),
      minExcessFen: fen.default(200_000_000),
    },
    needs: [['lots.category'], WORTH, ['lots.method', 'lots.statutory']],
  }),
  defineRule({
    id: 'TND-02',
    family: 'tender',
    grade: '强',
    formula:
      'must be tendered (marked, or worth ≥ T) ∧ direct, single-source or invited ∧ no approval on record; in part',
    law: ['law-3', 'law-49', 'regulation-8', 'regulation-9'],
    needs: [['lots.method'], ['lots.method_approval'], ['lots.statutory', ...WORTH]],
  }),
  defineRule({
    id: 'TND-03',
    family: 'tender',
    grade: '强',
    formula:
      'first issue → deadline < minBidDays; sale < minSaleDays; publication < minPublicDays (differences of dates)',
    law: ['law-24', 'regulation-16', 'regulation-54'],
    ocp: 'R003',
    settings: {
      minBidDays: days.default(20),
      minSaleDays: days.default(5),
      minPublicDays: days.default(3),
    },
    needs: [
      ['lots.method'],
      ['lots.published_at', 'lots.sale_from', 'lots.publicity_from'],
      ['lots.bid_deadline', 'lots.opened_at', 'lots.sale_to', 'lots.publicity_to'],
      ['lots.statutory', ...WORTH],
    ],
  }),
  defineRule({
    id: 'TND-04',
    family: 'tender',
    grade: '线',
    formula: 'firms that meet the conditions ≤ maxFirms; special grade asked for worth < specialGradeFen',
    law: ['regulation-32'],
    settings: { maxFirms: z.number().int().min(0).default(3), specialGradeFen: fen.default(10_000_000_000) },
    needs: [['lots.qualified_firms', 'lots.qualification']],
  }),
  defineRule({
    id: 'TND-05',
    family: 'tender',
    grade: '线',
    formula:
      'k ≥ minLots lots of agency g won by B; P[Σ_s Hypergeom(N_s, n_g, w_B) ≥ k], q ≤ maxQ; the same with strata cut by buyer, and among the lots B bid on, ≤ maxOtherP',
    law: ['law-50'],
    settings: {
      minLots: count.default(3),
      maxQ,
      maxOtherP: z.number().gt(0).max(1).default(0.01),
      cutMinLots: count.default(4),
      windowMonths,
    },
    needs: [['lots.agency_id'], WINNER],
  }),
  defineRule({
    id: 'TND-06',
    family: 'tender',
    grade: '强',
    formula:
      'access to the list of bidders or the control price before its time; price changed close to the deadline',
    law: ['law-22'],
    notCarried: ['access logs of the platform', 'versions of a bid before the deadline'],
  }),
  defineRule({
    id: 'TND-07',
    family: 'tender',
    grade: '线',
    formula:
      'winner’s rank > rank of a valid bid that lost ∧ no reason on record; award committee member × winner as EXP-03',
    law: ['regulation-55'],
    settings: { minLots: count.default(3), maxQ, windowMonths },
    needs: [WINNER, ['lots.award_reason', 'experts.role'], ['bids.rank', 'experts.role']],
  }),
]
