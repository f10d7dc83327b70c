import type { z } from 'zod'
import { findString, stringAt } from '../arrays/strings.js'
import type { Casebook } from '../casebook/casebook.js'
import { isoDay } from '../domain/day.js'
import type { Ring } from '../domain/ring.js'
import type { RunRecord } from '../domain/run.js'
import { currencyOf, isInMain } from '../market/currency.js'
import type { Market } from '../market/market.js'
import { RULES } from '../rules/index.js'
import { eachRing } from './each-ring.js'
import { known } from './ring-bids.js'
import { countedBy } from './run-events.js'
import type { Overview } from './schemas/overview.js'

type Whole = z.infer<typeof Overview>
type Cell = Whole['cells'][number]
type Month = Whole['months'][number]

/** What a run found in the market: how much, where, when, by which rules; red and yellow rings alone. */
export const overviewOf = async (
  casebook: Pick<Casebook, 'rings' | 'runs' | 'runEvents'>,
  market: Market,
  run: RunRecord,
): Promise<Whole> => {
  const ringLots = new Set<number>()
  const rules = new Map<string, number>()
  const firms = new Set<string>()
  const currency = currencyOf(market)
  let wonFen = 0
  await eachRing(casebook, { run: run.id, levels: ['red', 'yellow'] }, (ring) => {
    for (const id of ring.lots) ringLots.add(findString(market.lots.id, id))
    for (const rule of rulesOf(ring)) rules.set(rule, (rules.get(rule) ?? 0) + 1)
    for (const { bidderId } of ring.members) firms.add(bidderId)
    if ((ring.currency === undefined ? 'CNY' : ring.currency) === currency) wonFen += ring.amountFen ?? 0
  })
  const [before] = casebook.runs({ before: run.id, limit: 1 })
  return {
    run: run.id,
    finishedAt: run.finishedAt,
    current: run.digest === market.digest,
    counts: run.counts,
    before: before ? { run: before.id, counts: before.counts } : null,
    events: countedBy(casebook.runEvents(run.id), ({ event }) => event),
    firms: firms.size,
    ringLots: ringLots.size,
    currency,
    wonFen,
    warnings: run.warnings,
    rules: [...rules]
      .map(([rule, rings]) => ({ rule, name: NAMES.get(rule) ?? null, rings }))
      .sort((a, b) => b.rings - a.rings || (a.rule < b.rule ? -1 : 1)),
    cells: cellsOf(market, ringLots),
    months: monthsOf(market, ringLots),
    notEvaluated: run.notEvaluated,
  }
}

const NAMES = new Map(RULES.map(({ id, name }) => [id as string, name]))

const rulesOf = ({ evidence }: Ring): Set<string> => new Set(evidence.map(({ rule }) => rule))

/** Lots, those of rings among them, and what the control prices add up to, by region and industry. */
const cellsOf = (market: Market, ringLots: ReadonlySet<number>): Cell[] => {
  const { lots, words } = market
  const cells = new Map<string, Cell>()
  const isSummed = isInMain(market)
  const word = (i: number): string | null => (i < 0 ? null : stringAt(words, i))
  for (let lot = 0; lot < lots.count; lot++) {
    const key = `${lots.region[lot]} ${lots.industry[lot]}`
    const cell = cells.get(key) ?? {
      region: word(lots.region[lot]!),
      industry: word(lots.industry[lot]!),
      lots: 0,
      ringLots: 0,
      controlFen: 0,
    }
    cell.lots++
    if (ringLots.has(lot)) cell.ringLots++
    if (isSummed(lot)) cell.controlFen += known(lots.controlPrice[lot]!) ?? 0
    cells.set(key, cell)
  }
  return [...cells.values()].sort((a, b) => b.ringLots - a.ringLots || b.lots - a.lots)
}

/** The same by month, oldest first. */
const monthsOf = ({ lots }: Market, ringLots: ReadonlySet<number>): Month[] => {
  const months = new Map<string, Month>()
  for (let lot = 0; lot < lots.count; lot++) {
    const month = isoDay(lots.day[lot]!)?.slice(0, 7)
    if (month === undefined) continue
    const counted = months.get(month) ?? { month, lots: 0, ringLots: 0 }
    counted.lots++
    if (ringLots.has(lot)) counted.ringLots++
    months.set(month, counted)
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}
