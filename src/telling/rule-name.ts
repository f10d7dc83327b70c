import { RULES, ruleIndex } from '../rules/index.js'
import { type Lang, say } from '../texts/text.js'

export const ruleName = (id: string, lang: Lang): string => {
  const rule = RULES[ruleIndex[id]!]
  return rule ? say(rule.name, lang) : id
}
