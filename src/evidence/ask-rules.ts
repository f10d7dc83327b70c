import { leastOf } from '../arrays/extremes.js'
import { BIT, gradeIndex } from '../domain/grade.js'
import type { Market } from '../market/market.js'
import type { MeetingPairs } from '../market/meeting-pairs.js'
import type { Ask, Context, Kernel, LotFact, PairFact } from '../rules/ask.js'
import { RULES, ruleIndex, settingsOf } from '../rules/index.js'
import { missingColumns, type Rule } from '../rules/rule.js'
import type { ItemSink } from './item-sink.js'
import type { BidderFlag, Detail, LotFlag } from './items.js'
import { rarityBits } from './rarity.js'
import type { DetectionSettings } from './settings.js'

/** Where rules put what they find: pairs, single bidders, lots. */
export interface Found {
  sink: ItemSink
  bidderFlags: BidderFlag[]
  lotFlags: LotFlag[]
}

type Asked<Kind extends Ask['of']> = { rule: Rule; ask: Extract<Ask, { of: Kind }> }

/** Every question of the kinds, with its rule, in the order of the rules. */
export const asksOf = <Kind extends Ask['of']>(...kinds: Kind[]): Asked<Kind>[] =>
  RULES.flatMap((rule) =>
    rule.asks.flatMap((ask) => ((kinds as string[]).includes(ask.of) ? [{ rule, ask } as Asked<Kind>] : [])),
  )

/** What rules read, over one market; kernels are run once, when first asked for. */
export const contextOf = (
  market: Market,
  settings: DetectionSettings,
  population: number,
  met: MeetingPairs,
): Context => {
  const made = new Map<Kernel<unknown>, unknown>()
  return {
    market,
    met,
    population,
    settingsOf(id) {
      const own = settingsOf(id, settings.rules)
      return own.enabled && missingColumns(RULES[ruleIndex[id]!]!, market).length === 0 ? own : undefined
    },
    allSettingsOf: (id) => settingsOf(id, settings.rules),
    once<T>(kernel: Kernel<T>): T {
      if (!made.has(kernel)) made.set(kernel, kernel.run(this))
      return made.get(kernel) as T
    },
    least(kernel) {
      const least = asksOf('pairs').map(({ rule, ask }) => {
        const own = ask.kernel === kernel ? this.settingsOf(rule.id) : undefined
        return own && ask.meets ? ask.meets(own) : Number.POSITIVE_INFINITY
      })
      return leastOf(least)
    },
  }
}

type Working = Asked<'bidders' | 'pairs' | 'lots'>

/** The questions of bidders, pairs and lots as pieces of work: those that share a kernel are one. */
export const piecesOf = (
  context: Context,
  settings: DetectionSettings,
  found: Found,
  inFirstPart: boolean,
): (() => void)[] => {
  const pieces = new Map<unknown, Working[]>()
  for (const asked of asksOf('bidders', 'pairs', 'lots')) {
    if ((asked.ask.inFirstPart ?? false) !== inFirstPart) continue
    const key = asked.ask.kernel ?? asked.ask
    pieces.set(key, [...(pieces.get(key) ?? []), asked])
  }
  return [...pieces.values()].map((piece) => () => {
    for (const asked of piece) answer(asked, context, settings, found)
  })
}

const answer = (
  { rule, ask }: Working,
  context: Context,
  settings: DetectionSettings,
  found: Found,
): void => {
  const own = context.settingsOf(rule.id)
  if (!own) return
  const index = ruleIndex[rule.id]!
  if (ask.of === 'pairs')
    for (const fact of ask.find(context, own)) pushPair(index, fact, context.population, settings, found.sink)
  else if (ask.of === 'lots')
    for (const fact of ask.find(context, own)) found.lotFlags.push(lotFlag(index, fact))
  else
    for (const { detail, ...fact } of ask.find(context, own))
      found.bidderFlags.push({ ...fact, rule: index, ...(detail ? { detail: detail as Detail } : {}) })
}

/**
 * A fact between two bidders as an item; without bits of its own it has those of the rarity of its pattern.
 */
export const pushPair = (
  rule: number,
  { a, b, grade, lots, bits, holders, detail }: PairFact,
  population: number,
  { evidence }: DetectionSettings,
  sink: ItemSink,
): void => {
  const weight = bits ?? rarityBits(holders ?? 2, population, evidence.m)
  const item = { a, b, rule, value: -1, bits: weight, grade: gradeIndex[grade], flags: 0 }
  sink.push(item, detail as Detail | undefined)
  for (const lot of lots) sink.lot(lot)
}

const lotFlag = (rule: number, { p, null: expected, bits, detail, ...fact }: LotFact<unknown>): LotFlag => ({
  ...fact,
  rule,
  bits: bits ?? (p === undefined ? 0 : Math.round(-Math.log2(Math.max(p, Number.MIN_VALUE)) * BIT)),
  p: p ?? null,
  null: expected ?? null,
  detail: detail as LotFlag['detail'],
})
