import { z } from 'zod'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import type { GroupFinding, GroupRule } from '../group-rule.js'
import { type GroupLot, groupLots } from './group-lots.js'
import { permutedWinners } from './permuted-winners.js'
import { bitsOfLog, groupDetail } from './rule-detail.js'

/** Settings of NET-06. */
export const ROTATION_SETTINGS = {
  /** joint lots won by members, at least */
  minLots: z.number().int().min(3).default(6),
  /** entropy of the members' wins over that of equal shares, at least */
  minEvenness: z.number().gt(0).max(1).default(0.9),
  maxP: z.number().gt(0).max(1).default(0.01),
} satisfies z.ZodRawShape
type RotationSettings = z.infer<z.ZodObject<typeof ROTATION_SETTINGS>>

/**
 * NET-06, rotation: do the members of a group win their joint lots in turn?
 *
 *   evenness = −Σ s ln s / ln m over the members' shares s of the wins;   repeats = lots won by the winner of the lot
 *   before, in order of days;   p = P[repeats ≤ observed], winners exchanged among lots on which they bid
 *
 * Even shares alone say nothing: firms of equal strength have them. Lots of one day have no order, so that winners in a
 * row count only from one day to another. Silent below `minLots`, and where no days are known.
 */
export const rotation: GroupRule = {
  rule: 'NET-06',
  prepare: (market, settings, seed) => (members) =>
    ask(market, members, settings as unknown as RotationSettings, seed),
}

const ask = (
  market: Market,
  members: readonly number[],
  { minLots, minEvenness, maxP }: RotationSettings,
  seed: number,
): GroupFinding | undefined => {
  const day = (lot: GroupLot): number => market.lots.day[lot.lot]!
  const lots = groupLots(market, members, true)
    .filter((lot) => lot.winner >= 0 && day(lot) !== NO_DAY)
    .sort((x, y) => day(x) - day(y) || x.lot - y.lot)
  if (lots.length < minLots) return undefined
  const regulars = members.map((_, place) => place).filter((place) => attendance(lots, place) > 1)
  const evenness = evennessOf(lots, regulars)
  if (regulars.length < 2 || evenness < minEvenness) return undefined
  const nextDay = lots.map((lot, i) => i > 0 && day(lot) !== day(lots[i - 1]!))
  const turns = (winners: Int32Array): number => {
    let repeats = 0
    for (let i = 1; i < winners.length; i++) if (nextDay[i] && winners[i] === winners[i - 1]) repeats++
    return -repeats
  }
  const p = permutedWinners(lots, members.length, turns, seed)
  if (p > maxP) return undefined
  const repeats = -turns(Int32Array.from(lots, ({ winner }) => winner))
  return {
    rule: 'NET-06',
    grade: '强',
    members: regulars.map((place) => members[place]!),
    lots: lots.map(({ lot }) => lot).sort((x, y) => x - y),
    bits: bitsOfLog(Math.log(p)),
    detail: groupDetail(p, 'winners-exchanged', { lots: lots.length, evenness: round(evenness), repeats }),
  }
}

const attendance = (lots: readonly GroupLot[], place: number): number =>
  lots.filter(({ present }) => present.includes(place)).length

const evennessOf = (lots: readonly GroupLot[], places: readonly number[]): number => {
  const wins = places.map((place) => lots.filter(({ winner }) => winner === place).length)
  const total = wins.reduce((sum, w) => sum + w, 0)
  const entropy = wins.reduce((sum, w) => (w === 0 ? sum : sum - (w / total) * Math.log(w / total)), 0)
  return places.length < 2 ? 0 : entropy / Math.log(places.length)
}

const round = (x: number): number => Math.round(x * 1000) / 1000
