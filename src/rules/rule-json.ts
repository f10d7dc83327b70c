import { article } from '../law/index.js'
import type { Rule } from './rule.js'

/** A rule as programs read it: what it asks and why, its law by id and title, and its settings by default. */
export const ruleJson = (rule: Rule) => ({
  id: rule.id,
  family: rule.family,
  grade: rule.grade,
  name: rule.name,
  question: rule.question,
  why: rule.why ?? null,
  example: rule.example ?? null,
  formula: rule.formula,
  silentWhen: rule.silentWhen,
  exemptions: rule.exemptions,
  law: rule.law,
  articles: rule.law.flatMap((id) => article(id)?.title ?? []),
  ocp: rule.ocp ?? null,
  settings: rule.settings.parse({}),
  needs: rule.needs,
  notCarried: rule.notCarried ?? null,
})
