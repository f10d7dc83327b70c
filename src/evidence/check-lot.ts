import { compareUnits } from '../arrays/compare-text.js'
import { mostOf } from '../arrays/extremes.js'
import { stringAt } from '../arrays/strings.js'
import { BIT, GRADES, type Grade } from '../domain/grade.js'
import { SOURCES } from '../domain/value-kind.js'
import { buildAdjacency } from '../market/adjacency.js'
import { type LotMarket, lotMarket, type ValuesOf } from '../market/lot-market.js'
import { type NewLot, type RawLot, readLot } from '../market/lot-overlay.js'
import type { Market } from '../market/market.js'
import { RULES, settingsOf } from '../rules/index.js'
import { missingColumns, type Rule } from '../rules/rule.js'
import { evaluatePart, type Findings, mergeParts } from './evaluate.js'
import { ITEM_FLAGS } from './items.js'
import { type DetectionSettings, defaultDetection } from './settings.js'

/** A flag on the lot that was checked. */
export interface CheckedFlag {
  rule: string
  grade: Grade
  /** bidder ids, sorted */
  members: string[]
  /** lot ids, sorted: the new lot's and those of the store */
  lots: string[]
  bits: number
}
export interface LotCheck {
  flags: CheckedFlag[]
  notEvaluated: { rule: string; missing: string[] }[]
}

/**
 * Checks the bids of one lot at opening against a stored market, storing nothing: flags between its bidders,
 * from this lot and from what the store knows of them, strongest first; one flag a rule, value and grade, and
 * those on a single bidder with bits 0. What only a whole run can tell (who meets beyond chance, prices
 * beside those of other lots, benign readings of a value's clientele) is left to it. The cost follows the
 * bidders' own history, not the market's size; `of` (an Adjacency) is built once a market when it is not
 * given. Fails with `invalid_input` when a bid has no bidder id.
 */
export const checkLot = (
  market: Market,
  raw: RawLot,
  options: { settings?: DetectionSettings; of?: ValuesOf } = {},
): LotCheck => {
  const settings = lotSettings(options.settings ?? defaultDetection())
  const lot = readLot(raw)
  const cut = lotMarket(market, options.of ?? valuesOf(market), lot, layersOf(settings))
  const part = evaluatePart(cut.market, settings, { index: 0, of: 1 }, cut.population)
  const findings = mergeParts(cut.market, settings, [part])
  return {
    flags: [...pairFlags(cut, findings), ...bidderFlags(cut, findings)].sort(byStrength),
    notEvaluated: notEvaluatedOn(market, lot),
  }
}

const KNOWN = new WeakMap<Market, ValuesOf>()

const valuesOf = (market: Market): ValuesOf => {
  let of = KNOWN.get(market)
  if (!of) KNOWN.set(market, (of = buildAdjacency(market)))
  return of
}

const lotSettings = (settings: DetectionSettings): DetectionSettings => ({
  evidence: {
    ...settings.evidence,
    reassignedKinds: [],
    serviceProvider: { ...settings.evidence.serviceProvider, kinds: [] },
  },
  rules: {
    ...settings.rules,
    ...Object.fromEntries(
      RULES.filter(needsRun).map(({ id }) => [id, { ...(settings.rules[id] as object), enabled: false }]),
    ),
  },
})

/** What a lot says only beside the whole market: meetings, and prices against those of its stratum. */
const needsRun = ({ needsRun }: Rule): boolean => needsRun === true

/** Steps of ownership that the rules follow. */
const layersOf = ({ rules }: DetectionSettings): number =>
  mostOf(RULES.map(({ id, reach }) => reach?.(settingsOf(id, rules)) ?? 0))

const HIDDEN = ITEM_FLAGS.allowlisted | ITEM_FLAGS.issuers

const pairFlags = ({ market, asked }: LotMarket, { items }: Findings): CheckedFlag[] => {
  const found = new Map<string, CheckedFlag>()
  for (let i = 0; i < items.count; i++) {
    const [a, b] = [items.a[i]!, items.b[i]!]
    if (asked[a] === 0 || asked[b] === 0 || items.flags[i]! & HIDDEN) continue
    const grade = GRADES[items.grade[i]!]!
    const own = items.value[i]! < 0 ? `${a}/${b}` : `${items.value[i]}`
    const key = `${items.rule[i]} ${own} ${grade}`
    const flag = found.get(key) ?? { rule: RULES[items.rule[i]!]!.id, grade, members: [], lots: [], bits: 0 }
    found.set(key, flag)
    flag.members.push(stringAt(market.bidders.id, a), stringAt(market.bidders.id, b))
    for (let k = items.lotOffsets[i]!; k < items.lotOffsets[i + 1]!; k++)
      flag.lots.push(stringAt(market.lots.id, items.lots[k]!))
    flag.bits = Math.max(flag.bits, Math.round((1000 * items.bits[i]!) / BIT) / 1000)
  }
  return [...found.values()].map((flag) => ({
    ...flag,
    members: sorted(flag.members),
    lots: sorted(flag.lots),
  }))
}

const bidderFlags = ({ market, lot, asked }: LotMarket, findings: Findings): CheckedFlag[] =>
  findings.bidderFlags
    .filter((flag) => asked[flag.bidder] === 1 && flag.lots.includes(lot))
    .map((flag) => ({
      rule: RULES[flag.rule]!.id,
      grade: RULES[flag.rule]!.grade,
      members: [stringAt(market.bidders.id, flag.bidder)],
      lots: [stringAt(market.lots.id, lot)],
      bits: 0,
    }))

const sorted = (texts: string[]): string[] => [...new Set(texts)].sort(compareUnits)

const byStrength = (x: CheckedFlag, y: CheckedFlag): number =>
  GRADES.indexOf(x.grade) - GRADES.indexOf(y.grade) ||
  y.bits - x.bits ||
  compareUnits(x.rule, y.rule) ||
  compareUnits(x.members.join('\n'), y.members.join('\n')) ||
  compareUnits(x.lots.join('\n'), y.lots.join('\n'))

/**
 * Columns of bids are looked for in the request, those of the registers in the store; what needs a run is
 * said to.
 */
const notEvaluatedOn = (market: Market, lot: NewLot): LotCheck['notEvaluated'] => {
  const coverage = { ...market.coverage }
  for (const source of SOURCES)
    if (source.scope === 'bid') coverage[source.id] = { rows: lot.bids.length, filled: 0 }
  for (const bid of lot.bids) for (const s of bid.filled) coverage[SOURCES[s]!.id]!.filled++
  const known = (filled: (bid: NewLot['bids'][number]) => boolean): { rows: number; filled: number } => ({
    rows: lot.bids.length,
    filled: lot.bids.filter(filled).length,
  })
  coverage['bids.submitted_at'] = known((bid) => !Number.isNaN(bid.submitted))
  coverage['bids.deposit_account_type'] = known((bid) => bid.accountType > 0)
  for (const [of, org] of [
    ['buyer', lot.buyer],
    ['agency', lot.agency],
  ] as const)
    for (const column of [`lots.${of}_id`, `lots.${of}_name`])
      coverage[column] = { rows: 1, filled: org === '' ? 0 : 1 }
  return RULES.flatMap((rule) => {
    const missing = needsRun(rule) && !rule.notCarried ? ['detect'] : missingColumns(rule, { coverage })
    return missing.length > 0 ? [{ rule: rule.id, missing }] : []
  })
}
