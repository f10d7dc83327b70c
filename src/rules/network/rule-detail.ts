import { BIT } from '../../domain/grade.js'
import type { BehaviourDetail } from '../group-rule.js'

export type RuleDetail = BehaviourDetail & { type: 'behaviour' }
export type GroupDetail = BehaviourDetail & { type: 'group' }

/** What a rule found of one bidder or a pair, from ln p. */
export const ruleDetail = (logP: number, nullKey: string, figures: Record<string, unknown>): RuleDetail => ({
  type: 'behaviour',
  p: Math.exp(logP),
  null: nullKey,
  ...figures,
})

/** The same of a group. */
export const groupDetail = (p: number, nullKey: string, figures: Record<string, unknown>): GroupDetail => ({
  type: 'group',
  p,
  null: nullKey,
  ...figures,
})

/** −log2 p × 2^16. */
export const bitsOfLog = (logP: number): number =>
  Math.max(0, Math.min(2147483647, Math.round((-logP / Math.LN2) * BIT)))
