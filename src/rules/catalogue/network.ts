import { z } from 'zod'
import { defineRule } from '../define.js'
import type { Rule } from '../rule.js'

export const NETWORK_RULES: readonly Rule[] = [
  defineRule({
    id: 'NET-01',
    family: 'network',
    grade: '线',
    formula:
      'X = Σ_s Hypergeom(N_s, n_A, n_B), P[X ≥ k], BH over C(n, 2); k ≥ minLots, q ≤ q, lift ≥ min(3, 0.8 N / max(n_A, n_B))',
    law: ['regulation-39'],
    settings: { minLots: z.number().default(5) },
    needs: [],
  }),
]
