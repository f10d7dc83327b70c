import type { z } from 'zod'
import type { Family, Grade } from '../domain/grade.js'
import type { Market } from '../graph/market.js'
import type { Text } from '../texts/text.js'

/**
 * A rule: a question asked of the market, and how its answers are graded. Most rules are rows of the shared-value
 * table (`shared-value-rules.ts`); the others bring an `evaluate` of their own. `biaojian rules` prints these fields.
 */
export interface Rule {
  /** catalogue number of domain.md §2: HW-01 … */
  id: string
  family: Family
  grade: Grade
  name: Text
  question: Text
  formula: string
  silentWhen: Text
  /** what makes a hit innocent, each checked and shown with the evidence */
  exemptions: readonly Text[]
  /** ids of articles in `law/` */
  law: readonly string[]
  /** OCP red-flag code, where one exists */
  ocp?: string
  /** z.strictObject with defaults */
  settings: z.ZodType
  /**
   * Columns without which the rule cannot be evaluated: every inner list is an alternative ("any of these suffices"),
   * all outer lists must be satisfied. Empty for a rule whose data the import format does not carry: then `notCarried`
   * names what is missing.
   */
  needs: readonly (readonly string[])[]
  notCarried?: readonly string[]
}

/** Missing columns of the rule in this market; empty when it can be evaluated. */
export const missingColumns = (rule: Rule, market: Pick<Market, 'coverage'>): string[] => {
  if (rule.notCarried) return [...rule.notCarried]
  return rule.needs
    .filter((anyOf) => !anyOf.some((column) => (market.coverage[column]?.filled ?? 0) > 0))
    .flat()
}
