import type { Text } from './text.js'

/** What the rule list says about each rule, by rule id (domain.md §2). */
export interface RuleText {
  name: Text
  question: Text
  silentWhen: Text
  exemptions: readonly Text[]
}
