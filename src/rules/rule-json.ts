import type { Rule } from './rule.js'

/** A rule as programs read it: what it asks, its law, and its settings by default. */
export const ruleJson = (rule: Rule) => ({
  id: rule.id,
  family: rule.family,
  grade: rule.grade,
  name: rule.name,
  question: rule.question,
  formula: rule.formula,
  silentWhen: rule.silentWhen,
  exemptions: rule.exemptions,
  law: rule.law,
  ocp: rule.ocp ?? null,
  settings: rule.settings.parse({}),
  needs: rule.needs,
  notCarried: rule.notCarried ?? null,
})
