import { gradeIndex } from '../domain/grade.js'
import { type SourceId, sourceIndex, type ValueKind } from '../domain/value-kind.js'
import type { Market } from '../market/market.js'
import { ruleIndex, settingsOf } from '../rules/index.js'
import { type ThreeCodeHit, type ThreeCodeSources, threeCodeHits } from '../rules/kernels/three-codes.js'
import { asksOf } from './ask-rules.js'
import { exemptionOn } from './exemption-on.js'
import type { ItemSink } from './item-sink.js'
import { ITEM_FLAGS } from './items.js'
import { isLotsOwn } from './lots-own.js'
import { rarityBits } from './rarity.js'
import type { DetectionSettings } from './settings.js'

/**
 * Items of the rules about three codes of one machine whose disk is among values [from, to): the value is the
 * disk, the bits the rarer of disk and MAC.
 */
export const threeCodeItems = (
  market: Market,
  settings: DetectionSettings,
  range: { from: number; to: number },
  sink: ItemSink,
  population = market.bidders.count,
): void => {
  const { hubLimit } = settings.evidence
  for (const { rule, ask } of asksOf('machines')) {
    if (!settingsOf(rule.id, settings.rules).enabled) continue
    const hits = threeCodeHits(market, ask.codes, { ...range, hubLimit }).filter(
      (hit) => !isExempt(market, hit),
    )
    for (let i = 0; i < hits.length; ) {
      let end = i
      while (end < hits.length && isSamePair(hits[end]!, hits[i]!)) end++
      pushItem(market, settings, ruleIndex[rule.id]!, ask.codes, hits.slice(i, end), sink, population)
      i = end
    }
  }
}

const isExempt = (market: Market, hit: ThreeCodeHit): boolean =>
  [hit.mac, hit.cpu, hit.disk].some((v) => exemptionOn(market, v, hit.lot) !== 0)

const isSamePair = (x: ThreeCodeHit, y: ThreeCodeHit): boolean =>
  x.disk === y.disk && x.a === y.a && x.b === y.b

const pushItem = (
  market: Market,
  { evidence }: DetectionSettings,
  rule: number,
  sources: ThreeCodeSources,
  hits: ThreeCodeHit[],
  sink: ItemSink,
  population: number,
): void => {
  const { a, b, disk } = hits[0]!
  const lots = [...new Set(hits.map((hit) => hit.lot))]
  const holders = Math.min(
    ...hits.flatMap((hit) => [market.values.holders[hit.disk]!, market.values.holders[hit.mac]!]),
  )
  const most = { fewest: evidence.lotsOwnMinHolders, majority: evidence.lotsOwnMajority }
  const own = hits.every((hit) => isLotsOwn(market, hit.lot, hit.holding, sourceMask(sources.disk), most))
  let flags = holders > cap(evidence.caps, 'disk') ? ITEM_FLAGS.overCap : 0
  let grade = gradeIndex.视
  if (own && lots.length < evidence.lotsOwnUntilLots) {
    flags |= ITEM_FLAGS.lotsOwn
    grade = gradeIndex[evidence.lotsOwnGrade]
  }
  if (lots.length === 1 && holders > hits[0]!.holding) flags |= ITEM_FLAGS.usedByOthers
  const bits = rarityBits(holders, population, evidence.m)
  sink.push({ a, b, rule, value: disk, bits, grade, flags })
  for (const lot of lots) sink.lot(lot)
}

const cap = (caps: Record<ValueKind, number>, kind: ValueKind): number => caps[kind]

const sourceMask = (id: SourceId): { lo: number; hi: number } => {
  const s = sourceIndex[id]
  return s < 32 ? { lo: 1 << s, hi: 0 } : { lo: 0, hi: 1 << (s - 32) }
}
