import type { BehaviourDetail } from '../group-rule.js'

type Figures = Record<string, unknown>

/** Detail of what is said of one bidder or a pair: its chance, and the rule's figures. */
export type Behaviour<F extends Figures> = BehaviourDetail & { type: 'behaviour' } & F
/** The same of a group. */
export type GroupBehaviour<F extends Figures> = BehaviourDetail & { type: 'group' } & F

/** What a rule found of one bidder or a pair, from ln p under the null of this key. */
export const behaviour = <F extends Figures>(logP: number, nullKey: string, figures: F): Behaviour<F> => ({
  type: 'behaviour',
  p: Math.exp(logP),
  null: nullKey,
  ...figures,
})

/** The same of a group, from p. */
export const groupBehaviour = <F extends Figures>(
  p: number,
  nullKey: string,
  figures: F,
): GroupBehaviour<F> => ({ type: 'group', p, null: nullKey, ...figures })
