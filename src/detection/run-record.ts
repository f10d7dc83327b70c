import { stringAt } from '../arrays/strings.js'
import type { RunRecord } from '../domain/run.js'
import { coarserRules } from '../evidence/evaluate.js'
import { crowdedLots } from '../market/crowded-lots.js'
import type { Market } from '../market/market.js'
import { kindOf } from '../rings/describe.js'
import { shown } from '../rings/record.js'
import type { WarningKey } from '../texts/rings.js'
import type { ByChance } from './control/control.js'
import type { Answers } from './lookup.js'
import type { Detected, DetectionInput } from './pipeline.js'

/** What the record of a run names beside what was found. */
export interface RunFrame extends DetectionInput {
  id: string
  startedAt: string
  finishedAt: string
  version: string
  workers: number
  /** by stage */
  timingsMs: Record<string, number>
}

/** The run as the case book keeps it. */
export const runRecord = (
  market: Market,
  frame: RunFrame,
  { findings, found }: Pick<Detected, 'findings' | 'found'>,
  { texts, without }: Answers,
  chance: readonly ByChance[] = [],
): RunRecord => ({
  id: frame.id,
  startedAt: frame.startedAt,
  finishedAt: frame.finishedAt,
  digest: market.digest,
  version: frame.version,
  seed: frame.seed,
  communities: frame.communities,
  workers: frame.workers,
  settings: frame.settings,
  timingsMs: { ...frame.timingsMs },
  counts: {
    bidders: market.bidders.count,
    lots: market.lots.count,
    bids: market.bids.count,
    ties: found.ties,
    groups: found.groups,
    ...found.counts,
    hubs: findings.hubs.length,
  },
  notEvaluated: findings.notEvaluated,
  ...(chance.length > 0 && { control: [...chance] }),
  warnings: [
    ...warningsOf(market, { findings, found }),
    ...coarserRules(market, frame.settings).map(({ rule, missing }) => ({
      key: 'coarser',
      params: { rule, missing: missing.join(' ') },
    })),
    ...crowdedOf(market, frame.settings.evidence.lotLimit),
    ...keptOf(found),
    ...byChance(found.counts, chance),
    ...(without > 0 ? [{ key: 'withoutSources', params: { rings: without } }] : []),
  ],
  hubs: findings.hubs.map(({ value, holders, sample }) => ({
    kind: kindOf(market, value),
    value: shown(market, texts, value),
    holders,
    sample: sample.map((bidder) => stringAt(market.bidders.id, bidder)),
  })),
})

const CROWDED_NAMED = 5

/** Lots with more bidders than make pairs, the first by name. */
const crowdedOf = (market: Market, most: number): RunRecord['warnings'] => {
  const crowded = crowdedLots(market, most)
  if (crowded.length === 0) return []
  const named = crowded.slice(0, CROWDED_NAMED).map((lot) => stringAt(market.lots.id, lot))
  const more = crowded.length > CROWDED_NAMED ? ' …' : ''
  return [{ key: 'crowdedLots', params: { lots: crowded.length, most, named: named.join(', ') + more } }]
}

/** Green groups that are counted only. */
const keptOf = ({ rings, counts: { red, yellow, green } }: Detected['found']): RunRecord['warnings'] => {
  const groups = red + yellow + green - rings.length
  return groups > 0 ? [{ key: 'greenNotKept', params: { groups } }] : []
}

/** How many rings chance alone would list, on average over the deals, to one decimal. */
const byChance = (
  { red, yellow }: Pick<RunRecord['counts'], 'red' | 'yellow'>,
  chance: readonly ByChance[],
): RunRecord['warnings'] => {
  if (chance.length === 0) return []
  const mean = (of: keyof ByChance): number =>
    Math.round((10 * chance.reduce((sum, deal) => sum + deal[of], 0)) / chance.length) / 10
  const expected = { redByChance: mean('red'), yellowByChance: mean('yellow'), bidders: mean('bidders') }
  return [{ key: 'byChance', params: { deals: chance.length, red, yellow, ...expected } }]
}

const ALARMING_SHARE = 0.2

/** Much flagged means settings that do not fit the market, or data that means something else. */
const warningsOf = (
  market: Market,
  { findings, found }: Pick<Detected, 'findings' | 'found'>,
): RunRecord['warnings'] => {
  const listed = found.rings.filter((ring) => ring.judged.level !== 'green')
  const lots = new Set(listed.flatMap((ring) => ring.joint.lots)).size
  const bidders = new Set(listed.flatMap((ring) => ring.draft.members)).size
  const share = (key: WarningKey, flagged: number, of: number): RunRecord['warnings'] =>
    flagged > ALARMING_SHARE * of ? [{ key, params: { flagged, of } }] : []
  return [
    ...share('manyLots', lots, market.lots.count),
    ...share('manyBidders', bidders, market.bidders.count),
    ...(findings.hubs.length > 0 ? [{ key: 'hubs', params: { values: findings.hubs.length } }] : []),
  ]
}
