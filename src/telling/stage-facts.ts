import type { Family } from '../domain/grade.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import { RULES, ruleIndex } from '../rules/index.js'

/** Families of rules about tender, evaluation and performance. */
export const STAGES = ['tender', 'expert', 'post'] as const satisfies readonly Family[]

const ORDER = '直视禁强线弱'

/**
 * Facts about the tender, evaluation and performance of a ring's lots, by stage, rule and lot, the gravest
 * rule of a stage first: background, which counts for no level. A fact about particular bidders is told when
 * one of them is a member.
 */
export const stageFacts = (
  facts: readonly LotFlagRecord[],
  members: readonly { bidderId: string }[],
): LotFlagRecord[] => {
  const own = new Set(members.map(({ bidderId }) => bidderId))
  const stageOf = ({ rule }: LotFlagRecord): number =>
    (STAGES as readonly Family[]).indexOf(RULES[ruleIndex[rule]!]?.family ?? 'device')
  return facts
    .filter((fact) => stageOf(fact) >= 0)
    .filter(({ bidders }) => bidders.length === 0 || bidders.some((id) => own.has(id)))
    .toSorted(
      (x, y) =>
        stageOf(x) - stageOf(y) ||
        ORDER.indexOf(x.grade) - ORDER.indexOf(y.grade) ||
        (x.rule < y.rule ? -1 : x.rule > y.rule ? 1 : x.lot < y.lot ? -1 : x.lot > y.lot ? 1 : 0),
    )
}
