import { gradeIndex } from '../domain/grade.js'
import type { Market } from '../market/market.js'
import type { MeetingPairs, Share } from '../market/meeting-pairs.js'
import {
  type CoBidding,
  type CoBiddingSettings,
  coBidding,
  coBiddingFlags,
  joinCoBidding,
} from '../rules/co-bidding.js'
import { ruleIndex, settingsOf } from '../rules/index.js'
import { ItemSink } from './item-sink.js'
import type { Detail } from './items.js'
import type { PartItems } from './merge-items.js'
import type { DetectionSettings } from './settings.js'

const settingsOfRule = (settings: DetectionSettings): CoBiddingSettings & { enabled: boolean } =>
  settingsOf('NET-01', settings.rules) as unknown as CoBiddingSettings & { enabled: boolean }

/** Pairs that keep meeting, of one share of those that meet; undefined when the rule is off. */
export const coBiddingPart = (
  market: Market,
  settings: DetectionSettings,
  share: Share,
  met: MeetingPairs,
): CoBidding | undefined => {
  const wanted = settingsOfRule(settings)
  return wanted.enabled ? coBidding(market, wanted, share, met) : undefined
}

/** NET-01 items of all shares, given in order: q is taken over the whole. Bits = −log2 q, without a cap. */
export const coBiddingItems = (
  market: Market,
  settings: DetectionSettings,
  parts: readonly (CoBidding | undefined)[],
): PartItems => {
  const sink = new ItemSink()
  const given = parts.filter((part) => part !== undefined)
  if (given.length > 0) {
    const pairs = joinCoBidding(given)
    const flags = coBiddingFlags(pairs, market, settingsOfRule(settings))
    const rule = ruleIndex['NET-01']!
    for (let f = 0; f < flags.count; f++) {
      const p = flags.pair[f]!
      const item = {
        a: pairs.a[p]!,
        b: pairs.b[p]!,
        rule,
        value: -1,
        bits: flags.bits[f]!,
        grade: gradeIndex.线,
        flags: 0,
      }
      sink.push(item, detailOf(pairs, p, flags.q[f]!))
    }
  }
  return { items: sink.items(), details: sink.details }
}

const detailOf = (pairs: CoBidding, p: number, q: number): Detail => ({
  type: 'co-bidding',
  k: pairs.k[p]!,
  expected: pairs.expected[p]!,
  lift: pairs.lift[p]!,
  q,
  strata: pairs.strata[p]!,
  smallMarket: pairs.smallMarket[p] === 1,
  unknown: pairs.unknown,
})
