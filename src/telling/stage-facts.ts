import { type Family, gradeIndex } from '../domain/grade.js'
import type { LotFlagRecord } from '../domain/lot-flag.js'
import { RULES, ruleIndex } from '../rules/index.js'
import { ownLotFacts } from './lot-fact.js'

/** Families of rules about tender, evaluation and performance. */
export const STAGES = ['tender', 'expert', 'post'] as const satisfies readonly Family[]

/**
 * Facts about the tender, evaluation and performance of a ring's lots, by stage, rule and lot, the gravest
 * rule of a stage first: background, which counts for no level. A fact about particular bidders is told when
 * one of them is a member.
 */
export const stageFacts = (
  facts: readonly LotFlagRecord[],
  members: readonly { bidderId: string }[],
): LotFlagRecord[] => {
  const stageOf = ({ rule }: LotFlagRecord): number =>
    (STAGES as readonly Family[]).indexOf(RULES[ruleIndex[rule]!]?.family ?? 'device')
  return ownLotFacts(facts, members)
    .filter((fact) => stageOf(fact) >= 0)
    .toSorted(
      (x, y) =>
        stageOf(x) - stageOf(y) ||
        gradeIndex[x.grade] - gradeIndex[y.grade] ||
        (x.rule < y.rule ? -1 : x.rule > y.rule ? 1 : x.lot < y.lot ? -1 : x.lot > y.lot ? 1 : 0),
    )
}
