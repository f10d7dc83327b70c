import { z } from 'zod'
import { NO_DAY } from '../../domain/day.js'
import type { Market } from '../../market/market.js'
import { t } from '../../texts/text.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import type { GroupFinding } from '../group-rule.js'
import { type GroupBehaviour, groupBehaviour } from '../kernels/behaviour.js'
import { type GroupLot, groupLots, oncePerMeeting } from '../kernels/group-lots.js'
import { bitsOfLog } from '../kernels/log-bits.js'
import { permutedWinners } from '../kernels/permuted-winners.js'
import { rule } from '../rule.js'

type Rotation = {
  /** joint lots won by members */
  lots: number
  evenness: number
  /** lots won by the winner of the lot before */
  repeats: number
}

const SETTINGS = {
  /** joint lots won by members, at least */
  minLots: z.number().int().min(3).default(6),
  /** entropy of the members' wins over that of equal shares, at least */
  minEvenness: z.number().gt(0).max(1).default(0.9),
  maxP: z.number().gt(0).max(1).default(0.01),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '{who}在{lots}个共同标段上先后中标，份额接近均等，{repeats}',
  '{who} share the wins of {lots} joint lots almost evenly, {repeats}',
)
const NO_REPEATS = t(
  '没有一次由同一家接连中标，疑似按次序轮流',
  'and nobody wins two in a row, as if they took turns',
)
const REPEATS = t(
  '由同一家接连中标的只有{n}次，疑似按次序轮流',
  'with few wins in a row ({n} in all), as if they took turns',
)

/**
 * Rotation (NET-06): the members of a group win their joint lots in turn.
 *
 *   evenness = −Σ s ln s / ln m over the members' shares s of the wins
 *   repeats = lots won by the winner of the lot before, in order of days
 *   p = P[repeats ≤ observed], winners exchanged among lots on which they bid
 *
 * Even shares alone say nothing: firms of equal strength have them. A member's wins at one meeting count
 * once. Lots of one day have no order, so that winners in a row count only from one day to another. Silent
 * below `minLots`, and where no days are known.
 */
export default rule({
  id: 'NET-06',
  family: 'network',
  grade: '强',
  law: ['regulation-39'],
  channel: 'outcome',
  formula:
    'H/Hmax of the members’ wins ≥ minEvenness; P[winners in a row ≤ observed], winners exchanged among lots on which they bid, ≤ maxP; lots ≥ minLots',
  texts: {
    name: t('轮流中标', 'rotation'),
    question: t(
      '成员是否按次序轮流中标,连续中标明显偏少?',
      'Do members win in turn, with far fewer wins in a row than chance gives?',
    ),
    silentWhen: t(
      '成员中标的共同标段不足六个,或开标日期未知',
      'fewer than six joint lots won by members, or unknown days',
    ),
    exemptions: [
      t('实力均等、履约能力交替(仅份额均等不作数)', 'equal strength: even shares alone do not count'),
      PARTNERS,
      GROUP,
    ],
  },
  why: t(
    '“这次你中、下次我中”是串通投标最古老的分利办法；独立竞争时，刚中标的企业下一次同样可能中标。',
    'Taking turns is the oldest way to share out tenders. Among firms that compete, who has just won may as well win again.',
  ),
  example: t(
    '甲、乙、丙同场24个标段，依次轮流各中8个，从无连续中标：出线索。',
    'A, B and C meet on 24 lots and win 8 each, one after the other, never twice in a row: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.won'], ['lots.opened_at', 'lots.published_at', 'lots.awarded_at', 'bids.submitted_at']],
  asks: (ask) => [
    ask.groups<GroupBehaviour<Rotation>>({
      prepare: (market, settings, seed) => (members) => findRotation(market, members, settings, seed),
      tell: ({ lots, repeats }, { members }, words) =>
        words.text(TOLD, {
          who: words.list(members.map(words.name)),
          lots: words.number(lots),
          repeats: words.text(repeats === 0 ? NO_REPEATS : REPEATS, { n: words.number(repeats) }),
        }),
    }),
  ],
})

const findRotation = (
  market: Market,
  members: readonly number[],
  { minLots, minEvenness, maxP }: Settings,
  seed: number,
): GroupFinding | undefined => {
  const day = (lot: GroupLot): number => market.lots.day[lot.lot]!
  const lots = oncePerMeeting(market, groupLots(market, members, true), 'winner')
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
    detail: groupBehaviour<Rotation>(p, 'winners-exchanged', {
      lots: lots.length,
      evenness: round(evenness),
      repeats,
    }),
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
