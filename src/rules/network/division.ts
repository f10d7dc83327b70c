import { z } from 'zod'
import type { Market } from '../../market/market.js'
import type { GroupFinding, GroupRule } from '../group-rule.js'
import { type GroupLot, groupLots } from './group-lots.js'
import { permutedWinners } from './permuted-winners.js'
import { bitsOfLog, groupDetail } from './rule-detail.js'

/** Settings of NET-07. */
export const DIVISION_SETTINGS = {
  /** joint lots won by members, at least */
  minLots: z.number().int().min(4).default(8),
  /** Cramér's V of winner × area, at least */
  minV: z.number().gt(0).max(1).default(0.5),
  /** chance at most, after counting the kinds of area tried */
  maxP: z.number().gt(0).max(1).default(0.01),
  /** members that win in one area and bid without winning in another's, at least */
  minYielding: z.number().int().min(2).default(2),
  /** such bids of each, at least */
  minYieldingLots: z.number().int().min(1).default(3),
} satisfies z.ZodRawShape
type DivisionSettings = z.infer<z.ZodObject<typeof DIVISION_SETTINGS>>

const AREAS = ['buyer', 'township', 'region', 'industry'] as const

/**
 * NET-07, market division: does each member win in an area of its own (buyer, township, region, industry), and yield
 * in the others' although it bids there?
 *
 *   V = √(χ² / (n · (min(rows, columns) − 1))) of winner × area over the group's joint lots; p = P[χ² ≥ observed],
 *   winners exchanged among lots on which they bid, × the kinds of area tried
 *
 * The exchange keeps where each member bids. A member that merely wins near home does so too: only one that has bid in
 * another's area `minYieldingLots` times and never won there counts as yielding. It is asked of joint lots only: members
 * that keep away from each other altogether do not meet, and are not seen here.
 */
export const division: GroupRule = {
  rule: 'NET-07',
  prepare: (market, settings, seed) => (members) =>
    ask(market, members, settings as unknown as DivisionSettings, seed),
}

const ask = (
  market: Market,
  members: readonly number[],
  settings: DivisionSettings,
  seed: number,
): GroupFinding | undefined => {
  const won = groupLots(market, members, true).filter(({ winner }) => winner >= 0)
  if (won.length < settings.minLots) return undefined
  const tried = AREAS.flatMap((area) => {
    const column = market.lots[area]
    const lots = won.filter(({ lot }) => column[lot]! >= 0)
    const areas = [...new Set(lots.map(({ lot }) => column[lot]!))]
    if (lots.length < settings.minLots || areas.length < 2) return []
    const areaOf = Int32Array.from(lots, ({ lot }) => areas.indexOf(column[lot]!))
    return [{ area, lots, areaOf, areas: areas.length }]
  })
  const found = tried.flatMap(({ area, lots, areaOf, areas }) => {
    const chi = (winners: Int32Array): number => chiSquare(winners, areaOf, members.length, areas)
    const winners = Int32Array.from(lots, ({ winner }) => winner)
    const rows = new Set(winners).size
    const v = Math.sqrt(chi(winners) / (lots.length * Math.max(1, Math.min(rows, areas) - 1)))
    if (rows < 2 || v < settings.minV) return []
    const yielding = yieldingMembers(lots, areaOf, members.length, settings.minYieldingLots)
    if (yielding.length < settings.minYielding) return []
    const p = Math.min(1, permutedWinners(lots, members.length, chi, seed) * tried.length)
    return p > settings.maxP ? [] : [{ area, lots, v, p, yielding }]
  })
  const best = found.sort((x, y) => x.p - y.p || y.v - x.v)[0]
  if (!best) return undefined
  return {
    rule: 'NET-07',
    grade: '强',
    members: best.yielding.map((place) => members[place]!),
    lots: best.lots.map(({ lot }) => lot),
    bits: bitsOfLog(Math.log(best.p)),
    detail: groupDetail(best.p, 'winners-exchanged', {
      area: best.area,
      v: Math.round(best.v * 1000) / 1000,
      lots: best.lots.length,
    }),
  }
}

const chiSquare = (winners: Int32Array, areaOf: Int32Array, rows: number, columns: number): number => {
  const table = new Float64Array(rows * columns)
  const row = new Float64Array(rows)
  const column = new Float64Array(columns)
  for (let i = 0; i < winners.length; i++) {
    table[winners[i]! * columns + areaOf[i]!]!++
    row[winners[i]!]!++
    column[areaOf[i]!]!++
  }
  let chi = 0
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const expected = (row[r]! * column[c]!) / winners.length
      if (expected > 0) chi += (table[r * columns + c]! - expected) ** 2 / expected
    }
  return chi
}

/** Members that win, and that bid `least` times or more in areas where another member wins and they never do. */
const yieldingMembers = (
  lots: readonly GroupLot[],
  areaOf: Int32Array,
  members: number,
  least: number,
): number[] => {
  const winsIn = new Set(lots.map(({ winner }, i) => `${winner} ${areaOf[i]}`))
  return Array.from({ length: members }, (_, place) => place).filter((place) => {
    if (!lots.some(({ winner }) => winner === place)) return false
    const away = lots.filter(
      ({ present, winner }, i) =>
        winner !== place && present.includes(place) && !winsIn.has(`${place} ${areaOf[i]}`),
    )
    return away.length >= least
  })
}
