import { z } from 'zod'
import type { Family, Grade } from '../domain/grade.js'
import { RULE_TEXTS } from '../texts/rules.js'
import type { Rule } from './rule.js'

/** Settings that every rule has. */
export const onOff = { enabled: z.boolean().default(true) }

/** What a rule is beside its texts, which texts/rules.ts holds under its id. */
export interface RuleFacts {
  id: string
  family: Family
  grade: Grade
  formula: string
  law: readonly string[]
  ocp?: string
  settings?: z.ZodRawShape
  needs?: readonly (readonly string[])[]
  notCarried?: readonly string[]
}

/** A rule from its facts and texts. Settings are strict: an unknown key is refused by name. */
export const defineRule = ({ settings, needs, ...facts }: RuleFacts): Rule => ({
  ...facts,
  ...RULE_TEXTS[facts.id]!,
  settings: z.strictObject({ ...onOff, ...settings }),
  needs: needs ?? [],
})
