import { compareUnits } from '../arrays/compare-text.js'
import { leastOf } from '../arrays/extremes.js'
import { lowerBound } from '../arrays/search.js'
import type { Market } from '../market/market.js'
import { type MeetingPairs, meetingPairs, type Share, WHOLE } from '../market/meeting-pairs.js'
import { RULES, ruleIndex, settingsOf } from '../rules/index.js'
import { missingColumns } from '../rules/rule.js'
import { asksOf, contextOf, piecesOf, pushPair } from './ask-rules.js'
import { ItemSink } from './item-sink.js'
import type { BidderFlag, Detail, EvidenceItems, HubRecord, LotFlag } from './items.js'
import { mergeItems, type PartItems } from './merge-items.js'
import type { DetectionSettings } from './settings.js'
import { settlePairs } from './settle-pairs.js'
import { SharedValueKernel } from './shared-values.js'
import { threeCodeItems } from './three-codes.js'

/** Everything the rules found in a market. */
export interface Findings {
  items: EvidenceItems
  details: Detail[]
  hubs: HubRecord[]
  bidderFlags: BidderFlag[]
  /** by lot, rule, bidders */
  lotFlags: LotFlag[]
  notEvaluated: { rule: string; missing: string[] }[]
}

/** Share `index` of `of` shares of the work; any number of shares gives the same findings. */
export interface Part extends Share {
  /**
   * Next number of a count that all shares draw from, so that whoever is ready takes the next piece of the
   * work; without it the pieces are dealt out in turn.
   */
  draw?: () => number
}

/** What one part found: structured-clone friendly, columns may be transferred. */
export interface PartFindings extends PartItems {
  hubs: HubRecord[]
  bidderFlags: BidderFlag[]
  lotFlags: LotFlag[]
  /** of rules that are asked of all pairs that meet, by rule id: their joining is over all parts */
  meetings: Record<string, unknown>
}

/** Memory of the part's columns, to be handed to another thread. */
export const buffersOf = ({ items }: PartFindings): ArrayBuffer[] => {
  const columns = Object.values(items).filter((column) => ArrayBuffer.isView(column))
  return [...new Set(columns.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])))]
}

/** Evaluates every rule on the market, in one thread. */
export const evaluateRules = (market: Market, settings: DetectionSettings): Findings =>
  mergeParts(market, settings, [evaluatePart(market, settings, WHOLE)])

/** Pairs of bidders that meet often enough for the rules about pairs, of one share of the bidders. */
export const meetingPart = (market: Market, settings: DetectionSettings, share: Share): MeetingPairs => {
  const least = leastJointLots(settings)
  if (least.length === 0) return NO_PAIRS
  return meetingPairs(market, leastOf(least), share, settings.evidence.lotLimit)
}

const NO_PAIRS: MeetingPairs = {
  least: Number.POSITIVE_INFINITY,
  count: 0,
  a: new Int32Array(0),
  b: new Int32Array(0),
  joint: new Int32Array(0),
  partnerLots: new Map(),
}

/** Fewest joint lots that rules about pairs read, of rules that are on. */
const leastJointLots = (settings: DetectionSettings): number[] =>
  asksOf('pairs', 'meetings').flatMap(({ rule, ask }) => {
    const own = settingsOf(rule.id, settings.rules)
    return own.enabled && ask.meets ? [ask.meets(own)] : []
  })

/**
 * One part's share: of rules about meetings a share of the pairs that meet, of the shared values and the
 * other rules the pieces that fall to it; prices are always the first part's, which goes on to judge rings
 * and knows the screens by then. Pure: reads the market only, so that workers over the same
 * SharedArrayBuffers may take one part each. `population` is N where the market is a cut-out of a larger one;
 * `met` are the pairs of all shares.
 */
export const evaluatePart = (
  market: Market,
  settings: DetectionSettings,
  part: Part,
  population = market.bidders.count,
  met = meetingPart(market, settings, WHOLE),
): PartFindings => {
  const sink = new ItemSink()
  const hubs: HubRecord[] = []
  const bidderFlags: BidderFlag[] = []
  const lotFlags: LotFlag[] = []
  const context = contextOf(market, settings, population, met)
  const found = { sink, bidderFlags, lotFlags }
  if (part.index === 0) for (const piece of piecesOf(context, settings, found, true)) piece()
  const meetings = Object.fromEntries(
    asksOf('meetings').flatMap(({ rule, ask }) => {
      const own = context.settingsOf(rule.id)
      return own ? [[rule.id, ask.part(context, own, part)]] : []
    }),
  )
  const kernel = new SharedValueKernel(market, settings, population)
  const pieces = [
    ...valueRanges(market, part.of === 1 ? 1 : VALUE_PIECES).map(({ from, to }) => () => {
      kernel.run(from, to, sink, hubs)
      threeCodeItems(market, settings, { from, to }, sink, population)
    }),
    ...piecesOf(context, settings, found, false),
  ]
  if (part.draw) for (let k = part.draw(); k < pieces.length; k = part.draw()) pieces[k]!()
  else for (let k = part.index; k < pieces.length; k += part.of) pieces[k]!()
  return { items: sink.items(), details: sink.details, hubs, bidderFlags, lotFlags, meetings }
}

/** Pieces that the shared values are cut in where several share the work. */
const VALUE_PIECES = 16

/**
 * The parts' findings as one, in canonical order whatever the number of parts, with what pairs as a whole
 * decide. Parts are given in the order of their index. The list is emptied: parts of a large market are
 * gigabytes.
 */
export const mergeParts = (market: Market, settings: DetectionSettings, parts: PartFindings[]): Findings => {
  const joined = joinedMeetings(market, settings, parts)
  const hubs = parts.flatMap((part) => part.hubs).sort((x, y) => x.value - y.value)
  const bidderFlags = parts.flatMap((part) => part.bidderFlags).sort(flagOrder)
  const lotFlags = parts.flatMap((part) => part.lotFlags).sort(lotFlagOrder)
  const { items, details } = mergeItems([...parts.splice(0), joined])
  settlePairs(market, items, settings.evidence)
  return { items, details, hubs, bidderFlags, lotFlags, notEvaluated: notEvaluated(market, settings) }
}

/** What pairs as a whole decide, of all parts. */
const joinedMeetings = (
  market: Market,
  settings: DetectionSettings,
  parts: readonly PartFindings[],
): PartItems => {
  const sink = new ItemSink()
  for (const { rule, ask } of asksOf('meetings')) {
    const given = parts.flatMap(({ meetings }) => (rule.id in meetings ? [meetings[rule.id]] : []))
    if (given.length === 0) continue
    const own = settingsOf(rule.id, settings.rules)
    for (const fact of ask.join(given, market, own))
      pushPair(ruleIndex[rule.id]!, fact, market.bidders.count, settings, sink)
  }
  return { items: sink.items(), details: sink.details }
}

/**
 * Rules that the market's columns, the format or the settings leave unanswered: never to be read as "not
 * flagged".
 */
export const notEvaluated = (
  market: Pick<Market, 'coverage'>,
  settings: DetectionSettings,
): { rule: string; missing: string[] }[] =>
  RULES.flatMap((rule) => {
    if (!settingsOf(rule.id, settings.rules).enabled) return [{ rule: rule.id, missing: ['disabled'] }]
    const missing = missingColumns(rule, market)
    return missing.length > 0 ? [{ rule: rule.id, missing }] : []
  })

/**
 * Rules that are evaluated, but on coarser strata for want of columns, each of which counts as one stratum.
 */
export const coarserRules = (
  market: Pick<Market, 'coverage'>,
  settings: DetectionSettings,
): { rule: string; missing: string[] }[] => {
  const off = new Set(notEvaluated(market, settings).map(({ rule }) => rule))
  return RULES.flatMap(({ id, refinedBy = [] }) => {
    const missing = refinedBy.filter((name) => !market.coverage[name]?.filled)
    return off.has(id) || missing.length === 0 ? [] : [{ rule: id, missing }]
  })
}

/** Ranges of values at whose bounds the uses are shared out evenly. */
const valueRanges = ({ values }: Market, of: number): { from: number; to: number }[] => {
  const total = values.useOffsets[values.count]!
  const bound = (k: number): number =>
    k === of ? values.count : lowerBound(values.useOffsets, (total * k) / of, 0, values.count)
  return Array.from({ length: of }, (_, k) => ({ from: bound(k), to: bound(k + 1) }))
}

const flagOrder = (x: BidderFlag, y: BidderFlag): number =>
  x.bidder - y.bidder ||
  x.rule - y.rule ||
  compareUnits(JSON.stringify(x.detail ?? null), JSON.stringify(y.detail ?? null))

const lotFlagOrder = (x: LotFlag, y: LotFlag): number =>
  x.lot - y.lot ||
  x.rule - y.rule ||
  compareUnits(x.bidders.join(' '), y.bidders.join(' ')) ||
  compareUnits(JSON.stringify(x.detail), JSON.stringify(y.detail))
