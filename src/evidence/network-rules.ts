import { gradeIndex } from '../domain/grade.js'
import type { Market } from '../market/market.js'
import type { MeetingPairs } from '../market/meeting-pairs.js'
import { RULES, ruleIndex, settingsOf } from '../rules/index.js'
import { type BuyerSettings, buyersWinners } from '../rules/network/buyer-concentration.js'
import { type ShellSettings, shells } from '../rules/network/shells.js'
import { workForLosers } from '../rules/network/subcontracts.js'
import {
  type BidderHit,
  type NeverWinsSettings,
  neverWins,
  type SuperWinnerSettings,
  superWinners,
} from '../rules/network/win-rates.js'
import { type BehaviourHit, type FollowerSettings, followers } from '../rules/network/winner-follower.js'
import { givingWay, type WithdrawalSettings } from '../rules/network/withdrawals.js'
import type { PairHit } from '../rules/pair-hit.js'
import { missingColumns } from '../rules/rule.js'
import type { ItemSink } from './item-sink.js'
import type { BidderFlag, Detail } from './items.js'
import type { DetectionSettings } from './settings.js'

interface Desk {
  met: MeetingPairs
  sink: ItemSink
  bidderFlags: BidderFlag[]
  /** an item whose bits are those of rarity */
  push(rule: string, hit: PairHit<Detail>): void
}

/** NET-03…05, 08, 09, 12, 13, each a task of its own; NET-01 is in network-items.ts, the rest are asked of groups. */
export const networkTasks = (market: Market, settings: DetectionSettings, found: Desk): (() => void)[] => {
  const task =
    <S>(rule: string, run: (settings: S) => void) =>
    (): void => {
      const own = settingsOf(rule, settings.rules)
      if (
        RULES[ruleIndex[rule]!]!.asks.length === 0 &&
        own.enabled &&
        missingColumns(RULES[ruleIndex[rule]!]!, market).length === 0
      )
        run(own as S)
    }
  const flag = (rule: string, hits: readonly BidderHit[]): void => {
    for (const hit of hits) found.bidderFlags.push({ ...hit, rule: ruleIndex[rule]! })
  }
  return [
    task<NeverWinsSettings>('NET-03', (own) => flag('NET-03', neverWins(market, own))),
    task<SuperWinnerSettings>('NET-04', (own) => flag('NET-04', superWinners(market, own))),
    task<FollowerSettings>('NET-05', (own) =>
      between('NET-05', followers(market, own, found.met), found.sink),
    ),
    task<BuyerSettings>('NET-08', (own) => flag('NET-08', buyersWinners(market, own))),
    task<WithdrawalSettings>('NET-09', (own) => between('NET-09', givingWay(market, own), found.sink)),
    task('NET-12', () => {
      for (const hit of workForLosers(market)) found.push('NET-12', hit)
    }),
    task<ShellSettings>('NET-13', (own) => flag('NET-13', shells(market, own))),
  ]
}

/** Items whose bits are the rule's own. */
const between = (rule: string, hits: readonly BehaviourHit[], sink: ItemSink): void => {
  for (const { a, b, bits, lots, detail } of hits) {
    sink.push({ a, b, rule: ruleIndex[rule]!, value: -1, bits, grade: gradeIndex.强, flags: 0 }, detail)
    for (const lot of lots) sink.lot(lot)
  }
}
