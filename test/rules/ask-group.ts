import { findString, stringAt } from '../../src/arrays/strings.js'
import type { Market } from '../../src/market/market.js'
import { groupPeers, RULES, ruleIndex, settingsOf } from '../../src/rules/index.js'
import type { GroupFound } from './fixtures/fixture.js'

/** What a rule with default settings says of the group of these bidders, ids for indices; null = nothing. */
export const askGroup = (rule: string, market: Market, members: readonly string[]): GroupFound | null => {
  const asking = RULES[ruleIndex[rule]!]!
  const { prepare } = asking.asks.find((ask) => ask.of === 'groups')!
  const asked = members.map((id) => findString(market.bidders.id, id)).sort((x, y) => x - y)
  const finding = prepare(market, settingsOf(rule, {}), 1, groupPeers(asking))(asked)
  return finding
    ? {
        grade: finding.grade,
        members: finding.members.map((bidder) => stringAt(market.bidders.id, bidder)),
        lots: finding.lots.map((lot) => stringAt(market.lots.id, lot)),
        detail: finding.detail,
      }
    : null
}
