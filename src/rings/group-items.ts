import { gradeIndex } from '../domain/grade.js'
import type { Detail } from '../evidence/items.js'
import type { Market } from '../graph/market.js'
import type { GroupFinding } from '../rules/group-rule.js'
import { GROUP_RULES } from '../rules/group-rules.js'
import { RULES, ruleIndex, settingsOf } from '../rules/index.js'
import { missingColumns } from '../rules/rule.js'
import type { PairItem } from './pair-item.js'

/** What the group rules say of a set of bidders (indices, ascending). */
export type FindingsOf = (members: readonly number[]) => GroupFinding[]

/** Every group rule that is on and has its data, prepared for the market; answers are kept for sets asked again. */
export const groupFindingsOf = (market: Market, rules: Record<string, unknown>, seed: number): FindingsOf => {
  const prepared = GROUP_RULES.flatMap(({ rule, prepare }) => {
    const settings = settingsOf(rule, rules)
    const off = !settings.enabled || missingColumns(RULES[ruleIndex[rule]!]!, market).length > 0
    return off ? [] : [prepare(market, settings, seed)]
  })
  const known = new Map<string, GroupFinding[]>()
  return (members) => {
    const key = members.join(' ')
    const found =
      known.get(key) ??
      prepared.flatMap((ask) => {
        const finding = ask(members)
        return finding ? [finding] : []
      })
    known.set(key, found)
    return found
  }
}

/**
 * Findings about the group as items between its members, so that level, score and facts read one kind of evidence. The
 * bits are about the group as a whole: a spanning tree of its pairs holds them once.
 */
export const groupItems = (
  findings: readonly GroupFinding[],
  members: readonly number[],
  details: Detail[],
): PairItem[] => {
  const place = new Map(members.map((bidder, i) => [bidder, i]))
  return findings.flatMap((finding) => {
    const touched = finding.members.flatMap((bidder) => place.get(bidder) ?? []).sort((x, y) => x - y)
    if (touched.length < 2) return []
    const detail = details.push(finding.detail) - 1
    const { family } = RULES[ruleIndex[finding.rule]!]!
    const item = {
      rule: finding.rule,
      family,
      grade: gradeIndex[finding.grade],
      bits: Math.round(finding.bits / (touched.length - 1)),
      groupBits: finding.bits,
      flags: 0,
      value: -1,
      detail,
      lots: finding.lots,
    }
    return touched.flatMap((a, i) => touched.slice(i + 1).map((b): PairItem => ({ ...item, a, b })))
  })
}
