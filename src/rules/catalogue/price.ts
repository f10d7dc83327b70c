import { defineRule } from '../define.js'
import { COINCIDENCE_SETTINGS } from '../prices/coincidences.js'
import { LOT_COINCIDENCE_SETTINGS } from '../prices/lot-coincidences.js'
import {
  CLUSTER_SETTINGS,
  COVER_SETTINGS,
  GROUP_SETTINGS,
  LADDER_SETTINGS,
  MARGIN_SETTINGS,
  NEAR_LIMIT_SETTINGS,
} from '../prices/outlying-lots.js'
import { REGULAR_SETTINGS } from '../prices/regular-gaps.js'
import type { Rule } from '../rule.js'

const PRICES = [['bids.amount']] as const
const WITH_LIMIT = [['bids.amount'], ['lots.control_price']] as const
const REGULAR_DIFFERENCE = ['regulation-40-4']
const LEAD = ['regulation-39-1', 'regulation-39-5', 'antimonopoly-17']

/** Prices on one lot and over lots (domain.md §2.5). Effective bids only; every threshold is a rank or a chance. */
export const PRICE_RULES: readonly Rule[] = [
  defineRule({
    id: 'PRC-01',
    family: 'price',
    grade: '强',
    formula:
      'sd(gaps) / mean(gap) ≤ maxGapCv, n ≥ minBids; p of n uniform prices, q ≤ maxQ. Pairs: P[Binomial(joint lots, mean p) ≥ k]',
    law: REGULAR_DIFFERENCE,
    settings: { ...REGULAR_SETTINGS, ...COINCIDENCE_SETTINGS },
    needs: PRICES,
  }),
  defineRule({
    id: 'PRC-02',
    family: 'price',
    grade: '强',
    formula:
      'sd / mean of ln(b[i+1] / b[i]) ≤ maxGapCv, n ≥ minBids; p, q as PRC-01. Pairs: one ratio ± 1e-5 on k of their joint lots, q ≤ maxQ',
    law: REGULAR_DIFFERENCE,
    settings: { ...REGULAR_SETTINGS, ...COINCIDENCE_SETTINGS },
    needs: PRICES,
  }),
  defineRule({
    id: 'PRC-03',
    family: 'price',
    grade: '强',
    formula: 'CV of A / B over unit prices ≤ 0.005 on ≥ 70 % of the items',
    law: REGULAR_DIFFERENCE,
    notCarried: ['bill of quantities'],
  }),
  defineRule({
    id: 'PRC-04',
    family: 'price',
    grade: '线',
    formula:
      'cv among the lowest maxP of the stratum, n ≥ minBids. Groups: mean z of their prices’ cv on ≥ minLots joint lots, p ≤ maxGroupP',
    law: LEAD,
    settings: CLUSTER_SETTINGS,
    needs: PRICES,
  }),
  defineRule({
    id: 'PRC-05',
    family: 'price',
    grade: '线',
    formula:
      'min(b) / limit among the highest maxP of the stratum, n ≥ minBids. Groups: mean z of winning price / limit where a member wins, p ≤ maxGroupP',
    law: LEAD,
    settings: NEAR_LIMIT_SETTINGS,
    needs: WITH_LIMIT,
  }),
  defineRule({
    id: 'PRC-06',
    family: 'price',
    grade: '强',
    formula:
      '|d_A − d_B| ≤ 0.01 percentage points, not whole per cents, on k ≥ minLots joint lots; d = 1 − b / limit; q ≤ maxQ',
    law: REGULAR_DIFFERENCE,
    settings: COINCIDENCE_SETTINGS,
    needs: WITH_LIMIT,
  }),
  defineRule({
    id: 'PRC-07',
    family: 'price',
    grade: '线',
    formula: 'b_A = b_B while others differ; on one lot q ≤ lotMaxQ, over k ≥ minLots joint lots q ≤ maxQ',
    law: REGULAR_DIFFERENCE,
    ocp: 'R028',
    settings: { ...COINCIDENCE_SETTINGS, ...LOT_COINCIDENCE_SETTINGS },
    needs: PRICES,
  }),
  defineRule({
    id: 'PRC-08',
    family: 'price',
    grade: '强',
    formula:
      'one step between three or more neighbours on a lot, q ≤ lotMaxQ; one difference, or one last three digits, on k ≥ minLots joint lots, q ≤ maxQ',
    law: REGULAR_DIFFERENCE,
    settings: { ...COINCIDENCE_SETTINGS, ...LOT_COINCIDENCE_SETTINGS },
    needs: PRICES,
  }),
  defineRule({
    id: 'PRC-09',
    family: 'price',
    grade: '强',
    formula:
      'gapCv of a group’s prices on lots with ≥ minPrices of them, ≥ minShare of the bids, over ≥ minSpan of their range; Fisher over all such lots, p ≤ maxGroupP',
    law: REGULAR_DIFFERENCE,
    settings: LADDER_SETTINGS,
    needs: PRICES,
  }),
  defineRule({
    id: 'PRC-10',
    family: 'price',
    grade: '线',
    formula:
      'rd = (b2 − b1) / sd(b2 … bn) among the highest maxP of the stratum, n ≥ minBids. Groups: mean z of their prices’ rd where a member is lowest, p ≤ maxGroupP',
    law: LEAD,
    settings: COVER_SETTINGS,
    needs: PRICES,
  }),
  defineRule({
    id: 'PRC-11',
    family: 'price',
    grade: '强',
    formula:
      'winner changes without the group’s other bids on k lots; P[Σ Bernoulli(share of random sets that change it) ≥ k] ≤ maxGroupP',
    law: LEAD,
    settings: GROUP_SETTINGS,
    needs: [['bids.amount'], ['bids.won'], ['lots.evaluation']],
  }),
  defineRule({
    id: 'PRC-12',
    family: 'price',
    grade: '线',
    formula:
      '(b2 − b1) / b1 outside Q1 − fence · IQR or Q3 + fence · IQR of the stratum and among its outermost maxP',
    law: LEAD,
    ocp: 'R024, R058',
    settings: MARGIN_SETTINGS,
    needs: PRICES,
  }),
  defineRule({
    id: 'PRC-13',
    family: 'price',
    grade: '线',
    formula:
      'shares of labour, material, machines, overhead and profit differ by ≤ 0.1 percentage points each',
    law: REGULAR_DIFFERENCE,
    notCarried: ['bill of quantities'],
  }),
]
