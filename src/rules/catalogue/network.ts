import { CO_BIDDING_SETTINGS } from '../co-bidding.js'
import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

export const NETWORK_RULES: readonly Rule[] = [
  defineRule({
    id: 'NET-01',
    family: 'network',
    grade: '线',
    formula:
      'P[Σ_s Hypergeom(N_s, n_A, n_B) ≥ k], s = industry × category × region × period; k ≥ minLots, q ≤ maxQ over all pairs, lift ≥ min(minLift, reachShare · N / max(n_A, n_B))',
    law: ['regulation-39'],
    settings: CO_BIDDING_SETTINGS,
  }),
]
