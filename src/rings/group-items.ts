import { gradeIndex } from '../domain/grade.js'
import { asksOf } from '../evidence/ask-rules.js'
import type { Detail } from '../evidence/items.js'
import type { Market } from '../market/market.js'
import type { GroupFinding } from '../rules/group-rule.js'
import { groupPeers, RULES, ruleIndex, settingsOf } from '../rules/index.js'
import { missingColumns } from '../rules/rule.js'
import type { PairItem } from './pair-item.js'

/** What the group rules say of a set of bidders (indices, ascending). */
export type FindingsOf = (members: readonly number[]) => GroupFinding[]

/** A pattern takes repetition: groups with fewer joint lots are not asked. */
const LEAST_JOINT_LOTS = 4
/** Nor are crowds: what so many bidders do together is the market's habit, not a ring's. */
const MOST_MEMBERS = 100

/**
 * Every group rule that is on and has its data, prepared for the market; answers are kept for sets asked
 * again. Rules about who meets and what is bid are asked first; who wins, which takes permutations, only
 * where they found something, or where the wins alone say enough.
 */
export const groupFindingsOf = (market: Market, rules: Record<string, unknown>, seed: number): FindingsOf => {
  const prepared = asksOf('groups').flatMap(({ rule, ask }) => {
    const settings = settingsOf(rule.id, rules)
    const off = !settings.enabled || missingColumns(rule, market).length > 0
    return off
      ? []
      : [
          {
            isFirst: ask.first ?? false,
            isAlone: ask.alone ?? false,
            ask: ask.prepare(market, settings, seed, groupPeers(rule)),
          },
        ]
  })
  const known = new Map<string, GroupFinding[]>()
  const meetsOften = meetingTest(market)
  return (members) => {
    if (members.length > MOST_MEMBERS || !meetsOften(members)) return []
    const key = members.join(' ')
    const there = known.get(key)
    if (there) return there
    const asked = (first: boolean): GroupFinding[] =>
      prepared.flatMap(({ isFirst, ask }) => (isFirst === first ? (ask(members) ?? []) : []))
    const shown = asked(true)
    const alone = shown.length === 0 && prepared.some(({ isAlone, ask }) => isAlone && ask(members, true))
    const found = shown.length === 0 && !alone ? [] : [...shown, ...asked(false)].sort(byRule)
    known.set(key, found)
    return found
  }
}

const byRule = (x: GroupFinding, y: GroupFinding): number => ruleIndex[x.rule]! - ruleIndex[y.rule]!

/**
 * Do two or more of the members bid on `LEAST_JOINT_LOTS` lots? Allocates nothing: it is asked of every group
 * there is.
 */
const meetingTest = ({ lots, bids }: Market): ((members: readonly number[]) => boolean) => {
  const group = new Int32Array(lots.count)
  const first = new Int32Array(lots.count)
  let number = 0
  return (members) => {
    number++
    let joint = 0
    for (const bidder of members)
      for (let i = bids.bidderOffsets[bidder]!; i < bids.bidderOffsets[bidder + 1]!; i++) {
        const lot = bids.lot[bids.byBidder[i]!]!
        if (group[lot] !== number) {
          group[lot] = number
          first[lot] = bidder
        } else if (first[lot]! >= 0 && first[lot] !== bidder) {
          first[lot] = -1
          if (++joint === LEAST_JOINT_LOTS) return true
        }
      }
    return false
  }
}

/**
 * Findings about the group as items between its members, so that level, score and facts read one kind of
 * evidence. The bits are about the group as a whole: a spanning tree of its pairs holds them once.
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
