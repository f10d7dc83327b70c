import { BIT, type Grade, gradeIndex } from '../domain/grade.js'
import type { Market } from '../market/market.js'
import type { MeetingPairs } from '../market/meeting-pairs.js'
import { type ScreenedMarket, screened as screenedOf } from '../market/screens/screen-market.js'
import { RULES, ruleIndex, settingsOf } from '../rules/index.js'
import type { LotFlag } from '../rules/lot-flag.js'
import { type CoincidenceKind, type CoincidenceSettings, coincidences } from '../rules/prices/coincidences.js'
import { equalStepsOnLots, identicalOnLots, type LotCoincidence } from '../rules/prices/lot-coincidences.js'
import {
  clusteredLots,
  coveredLots,
  marginLots,
  nearLimitLots,
  type OutlyingLot,
  type OutlyingSettings,
} from '../rules/prices/outlying-lots.js'
import { type RegularSettings, regularLots } from '../rules/prices/regular-gaps.js'
import { regularPairs } from '../rules/prices/regular-pairs.js'
import { missingColumns } from '../rules/rule.js'
import { logFalseDiscovery } from '../stats/false-discovery.js'
import type { ItemSink } from './item-sink.js'
import type { DetectionSettings } from './settings.js'

/** What the price rules work with, and where they put what they find. */
interface Desk {
  market: Market
  met: MeetingPairs
  screened: ScreenedMarket
  sink: ItemSink
  lotFlags: LotFlag[]
  /** a rule's settings; undefined when it is off or lacks its data */
  of<T>(rule: string): T | undefined
}

/** PRC-01…12 but for groups: lots' facts as flags, what comes back between two bidders as items. One pass over the market. */
export const priceItems = (
  market: Market,
  settings: DetectionSettings,
  { met, sink, lotFlags }: Pick<Desk, 'met' | 'sink' | 'lotFlags'>,
): void => {
  const of = <T>(rule: string): T | undefined => {
    const own = settingsOf(rule, settings.rules)
    return RULES[ruleIndex[rule]!]!.asks.length === 0 &&
      own.enabled &&
      missingColumns(RULES[ruleIndex[rule]!]!, market).length === 0
      ? (own as T)
      : undefined
  }
  if (!RULES.some(({ id, family }) => family === 'price' && of(id))) return
  const desk: Desk = { market, met, screened: screenedOf(market), sink, lotFlags, of }
  outlying(desk)
  onLots(desk)
  const pairs = comingBack(desk)
  for (const rule of ['PRC-01', 'PRC-02'] as const) regular(desk, rule, pairs)
}

type Limits = OutlyingSettings & { fence: number }

/** Lots far out in their stratum: PRC-04, 05, 10, 12. */
const outlying = ({ market, screened, lotFlags, of }: Desk): void => {
  const rules: Record<string, (settings: Limits) => OutlyingLot[]> = {
    'PRC-04': (settings) => clusteredLots(screened, settings),
    'PRC-05': (settings) => nearLimitLots(market, screened, settings),
    'PRC-10': (settings) => coveredLots(screened, settings),
    'PRC-12': (settings) => marginLots(screened, settings),
  }
  for (const [rule, find] of Object.entries(rules)) {
    const settings = of<Limits>(rule)
    for (const { lot, p, value, side, bids } of settings ? find(settings) : [])
      lotFlags.push({
        lot,
        rule: ruleIndex[rule]!,
        grade: '线',
        bidders: biddersOf({ market, screened }, bids),
        bits: bitsOf(Math.log(p)),
        p,
        null: 'stratum-rank',
        detail: { value, side, lots: screened.strata.size[lot]! },
      })
  }
}

/** Prices that coincide on one lot: PRC-07, 08. */
const onLots = (desk: Desk): void => {
  const rules: [string, () => LotCoincidence[]][] = [
    ['PRC-07', () => identicalOnLots(desk.market, desk.screened)],
    ['PRC-08', () => equalStepsOnLots(desk.screened)],
  ]
  for (const [rule, find] of rules) {
    const settings = desk.of<{ lotMaxQ: number }>(rule)
    if (!settings) continue
    const found = find()
    const logQ = logFalseDiscovery(
      Float64Array.from(found, ({ logP }) => logP),
      lotsWith(desk.screened, 3),
    )
    found.forEach(({ lot, bids, value, logP }, i) => {
      if (logQ[i]! > Math.log(settings.lotMaxQ)) return
      desk.lotFlags.push({
        lot,
        rule: ruleIndex[rule]!,
        grade: RULES[ruleIndex[rule]!]!.grade,
        bidders: biddersOf(desk, bids),
        bits: bitsOf(logQ[i]!),
        p: Math.exp(logP),
        null: 'independent-prices',
        detail: rule === 'PRC-07' ? { priceFen: value } : { stepFen: value },
      })
    })
  }
}

const RULE_OF: Record<CoincidenceKind, string> = {
  ratio: 'PRC-02',
  discount: 'PRC-06',
  identical: 'PRC-07',
  difference: 'PRC-08',
  digits: 'PRC-08',
}

/** What comes back between two bidders: PRC-02, 06, 07, 08. Resolves to the pairs that meet often enough to be asked. */
const comingBack = (desk: Desk): number => {
  const { market, met, screened, sink } = desk
  const asked = Object.values(RULE_OF).flatMap((rule) => desk.of<CoincidenceSettings>(rule) ?? [])
  if (asked.length === 0) return 0
  const least = Math.min(...asked.map(({ minLots }) => minLots))
  const { found, pairs } = coincidences(market, screened, least, met)
  for (const kind of Object.keys(RULE_OF) as CoincidenceKind[]) {
    const settings = desk.of<CoincidenceSettings>(RULE_OF[kind])
    if (!settings) continue
    const own = found.filter((one) => one.kind === kind && one.lots.length >= settings.minLots)
    const logQ = logFalseDiscovery(
      Float64Array.from(own, ({ logP }) => logP),
      pairs,
    )
    own.forEach(({ a, b, of, lots, value, logP }, i) => {
      if (logQ[i]! > Math.log(settings.maxQ)) return
      const rule = ruleIndex[RULE_OF[kind]]!
      sink.push(
        { a, b, rule, value: -1, bits: bitsOf(logQ[i]!), grade: gradeIndex[RULES[rule]!.grade], flags: 0 },
        {
          type: 'behaviour',
          p: Math.exp(logP),
          null: 'independent-prices',
          pattern: kind,
          k: lots.length,
          of,
          ...(!Number.isNaN(value) && (kind === 'ratio' ? { ratio: value } : { differenceFen: value })),
        },
      )
      for (const lot of lots) sink.lot(lot)
    })
  }
  return pairs
}

/** Regular prices of whole lots, and of the pairs that stand in several of them: PRC-01, 02. */
const regular = (desk: Desk, rule: 'PRC-01' | 'PRC-02', pairs: number): void => {
  const settings = desk.of<RegularSettings>(rule)
  if (!settings) return
  const { market, screened, sink, lotFlags } = desk
  const grade: Grade = '强'
  const found = regularLots(rule === 'PRC-01' ? 'arithmetic' : 'geometric', screened, settings)
  const logQ = logFalseDiscovery(
    Float64Array.from(found, ({ logP }) => logP),
    lotsWith(screened, settings.minBids),
  )
  const flagged = found.filter((_, i) => logQ[i]! <= Math.log(settings.maxQ))
  found.forEach(({ lot, step, gapCv, logP }, i) => {
    if (logQ[i]! > Math.log(settings.maxQ)) return
    const { offsets } = screened.prices
    const bids = Array.from({ length: screened.screens.n[lot]! }, (_, k) => offsets[lot]! + k)
    lotFlags.push({
      lot,
      rule: ruleIndex[rule]!,
      grade: bids.length === 3 ? '线' : grade,
      bidders: biddersOf(desk, bids),
      bits: bitsOf(logQ[i]!),
      p: Math.exp(logP),
      null: 'uniform-spacing',
      detail: { gapCv, ...(rule === 'PRC-01' ? { stepFen: step } : { factor: step }) },
    })
  })
  const tied = regularPairs(market, screened, flagged, settings)
  const pairQ = logFalseDiscovery(
    Float64Array.from(tied, ({ logP }) => logP),
    pairs,
  )
  tied.forEach(({ a, b, of, lots, logP }, i) => {
    if (pairQ[i]! > Math.log(settings.maxQ)) return
    sink.push(
      {
        a,
        b,
        rule: ruleIndex[rule]!,
        value: -1,
        bits: bitsOf(pairQ[i]!),
        grade: gradeIndex[grade],
        flags: 0,
      },
      {
        type: 'behaviour',
        p: Math.exp(logP),
        null: 'uniform-spacing',
        pattern: 'regular',
        lots: lots.length,
        of,
      },
    )
    for (const lot of lots) sink.lot(lot)
  })
}

const lotsWith = ({ screens }: ScreenedMarket, bids: number): number =>
  screens.n.reduce((sum, n) => sum + (n >= bids ? 1 : 0), 0)

const biddersOf = (
  { market, screened }: Pick<Desk, 'market' | 'screened'>,
  bids: readonly number[],
): number[] => bids.map((i) => market.bids.bidder[screened.prices.bid[i]!]!).sort((x, y) => x - y)

const bitsOf = (log: number): number => Math.min(2147483647, Math.max(0, Math.round((-log / Math.LN2) * BIT)))
