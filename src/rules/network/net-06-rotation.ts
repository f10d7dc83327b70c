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
import { type Awards, askedLots, awardsOf, seenTurns, type Turns, turnsOf } from '../kernels/turns.js'
import { rule } from '../rule.js'

type Rotation = {
  /** joint lots won by members */
  lots: number
  evenness: number
  /** lots won by the winner of the lot before */
  repeats: number
  /** lots that show whose turn it was; … won by who had waited longest; … as often as that by chance */
  asked: number
  taken: number
  expected: number
}

const SETTINGS = {
  /** joint lots won by members, at least */
  minLots: z.number().int().min(3).default(6),
  /** entropy of the members' wins over that of equal shares, at least */
  minEvenness: z.number().gt(0).max(1).default(0.9),
  /** chance of so few wins in a row, at most */
  maxP: z.number().gt(0).max(1).default(0.01),
  /** sharp turns, which need no other finding: joint lots won by members, at least */
  sharpLots: z.number().int().min(3).default(8),
  /** … deviations of the turns kept above those of chance, at least */
  sharpZ: z.number().min(0).default(4),
  /** … of the way from chance to turns always kept, at least */
  sharpShare: z.number().min(0).max(1).default(0.33),
  /** … members that never win, at most */
  sharpWinless: z.number().int().min(0).default(1),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '{who}在{lots}个共同标段上先后中标，份额接近均等，{repeats}{turns}',
  '{who} share the wins of {lots} joint lots almost evenly, {repeats}{turns}',
)
const TURNS = t(
  '；能看出轮次的{asked}次中，{taken}次由等待最久的一家中标（随机情况下约{expected}次）',
  '; of the {asked} that show whose turn it was, {taken} went to who had waited longest (by chance about {expected} would)',
)
const NO_REPEATS = t(
  '没有一次由同一家接连中标，疑似按次序轮流',
  'and nobody wins two in a row, as if they took turns',
)
const REPEATS = t(
  '由同一家接连中标的有{n}次，疑似按次序轮流',
  'with few wins in a row ({n} in all), as if they took turns',
)

/**
 * Rotation (NET-06): the members of a group win their joint lots in turn.
 *
 *   evenness = −Σ s ln s / ln m over the members' shares s of the wins
 *   repeats = lots won by the winner of the lot before, in order of days
 *   taken = lots won by who had waited longest of the winners on it: sharp turns, where far above chance
 *   p = P[repeats ≤ observed], P[taken ≥ observed], winners exchanged among lots on which they bid
 *
 * Even shares alone say nothing: firms of equal strength have them. A member's wins at one meeting count
 * once. Lots of one day have no order: winners in a row count only from one day to another, and whose turn it
 * is by the wins before that day. Silent below `minLots`, and where no days are known.
 *
 * Turns may be all that a ring shows: sharp ones are asked of every group, few wins in a row only of one in
 * which something else was found.
 */
export default rule({
  id: 'NET-06',
  family: 'network',
  grade: '强',
  law: ['regulation-39'],
  channel: 'outcome',
  trace: 'turns',
  formula:
    'H/Hmax of the members’ wins ≥ minEvenness; P[winners in a row ≤ observed], winners exchanged among lots on which they bid, ≤ maxP; lots ≥ minLots. Or sharp turns: wins of who had waited longest ≥ sharpZ deviations above such exchanges, (wins − expected) / (lots − expected) ≥ sharpShare, lots ≥ sharpLots, members without a win ≤ sharpWinless',
  texts: {
    name: t('轮流中标', 'rotation'),
    question: t(
      '成员是否按次序轮流中标:连续中标明显偏少,或下一个中标的总是等得最久的那一家?',
      'Do members win in turn: far fewer wins in a row than chance gives, or the next winner the one who has waited longest?',
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
    '“这次你中、下次我中”是串通投标最古老的分利办法；独立竞争时，刚中标的企业下一次同样可能中标，谁等得最久也无关紧要。',
    'Taking turns is the oldest way to share out tenders. Among firms that compete, who has just won may as well win again, and it does not matter who has waited longest.',
  ),
  example: t(
    '甲、乙、丙同场24个标段，依次轮流各中8个，每次都由等待最久的一家中标：出线索。',
    'A, B and C meet on 24 lots and win 8 each, one after the other, always the one who has waited longest: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.won'], ['lots.opened_at', 'lots.published_at', 'lots.awarded_at', 'bids.submitted_at']],
  asks: (ask) => [
    ask.groups<GroupBehaviour<Rotation>>({
      alone: true,
      prepare:
        (market, settings, seed) =>
        (members, alone = false) =>
          findRotation(market, { members, alone, seed }, settings),
      tell: ({ lots, repeats, asked, taken, expected }, { members }, words) =>
        words.text(TOLD, {
          who: words.list(members.map(words.name)),
          lots: words.number(lots),
          repeats: words.text(repeats === 0 ? NO_REPEATS : REPEATS, { n: words.number(repeats) }),
          // runs of before the turns were asked have none
          turns:
            asked > 0
              ? words.text(TURNS, {
                  asked: words.number(asked),
                  taken: words.number(taken),
                  expected: words.number(expected),
                })
              : '',
        }),
    }),
  ],
})

interface Question {
  members: readonly number[]
  /** only turns that need no other finding */
  alone: boolean
  seed: number
}

const findRotation = (
  market: Market,
  { members, alone, seed }: Question,
  settings: Settings,
): GroupFinding | undefined => {
  const dayOf = ({ lot }: GroupLot): number => market.lots.day[lot]!
  const lots = oncePerMeeting(market, groupLots(market, members, true), 'winner')
    .filter((lot) => lot.winner >= 0 && dayOf(lot) !== NO_DAY)
    .sort((x, y) => dayOf(x) - dayOf(y) || x.lot - y.lot)
  if (lots.length < settings.minLots) return undefined
  const awards = awardsOf(lots, lots.map(dayOf), members.length)
  const sharp = sharpTurns(awards, settings, seed)
  const few = alone ? undefined : fewInRow(awards, settings, seed)
  const found = few && sharp ? { ...few, logP: Math.min(few.logP, sharp.logP) } : (few ?? sharp)
  if (!found) return undefined
  const { asked, taken, expected } = sharp?.turns ?? turnsOf(awards, seed)
  return {
    rule: 'NET-06',
    grade: '强',
    members: found.places.map((place) => members[place]!),
    lots: lots.map(({ lot }) => lot).sort((x, y) => x - y),
    bits: bitsOfLog(found.logP),
    detail: groupBehaviour<Rotation>(Math.exp(found.logP), 'winners-exchanged', {
      lots: lots.length,
      evenness: round(evennessOf(winsOf(awards), found.places.length), 1000),
      repeats: repeatsIn(awards)(winnersOf(awards)),
      asked,
      taken,
      expected: round(expected, 10),
    }),
  }
}

/** Places of the members that it is about, and ln of its chance. */
interface Found {
  places: number[]
  logP: number
}

/** Members win evenly, and hardly ever in a row. */
const fewInRow = (awards: Awards, { minEvenness, maxP }: Settings, seed: number): Found | undefined => {
  const attended = new Int32Array(awards.members)
  for (const { present } of awards.lots) for (const place of present) attended[place]!++
  const places = [...attended.keys()].filter((place) => attended[place]! > 1)
  if (places.length < 2 || evennessOf(winsOf(awards), places.length) < minEvenness) return undefined
  const repeats = repeatsIn(awards)
  const { p } = permutedWinners(awards.lots, awards.members, (winners) => -repeats(winners), seed)
  return p > maxP ? undefined : { places, logP: Math.log(p) }
}

/** Those who win do so evenly, the next one being who has waited longest. */
const sharpTurns = (
  awards: Awards,
  { minEvenness, sharpLots, sharpZ, sharpShare, sharpWinless }: Settings,
  seed: number,
): (Found & { turns: Turns }) | undefined => {
  const wins = winsOf(awards)
  const places = [...wins.keys()].filter((place) => wins[place]! > 0)
  if (awards.lots.length < sharpLots || awards.members - places.length > sharpWinless) return undefined
  if (places.length < 2 || evennessOf(wins, places.length) < minEvenness) return undefined
  // most groups are told apart without drawing
  if (seenTurns(awards) <= sharpShare * askedLots(awards)) return undefined
  const turns = turnsOf(awards, seed)
  const kept = turns.taken - turns.expected
  if (turns.z < sharpZ || kept < sharpShare * (turns.asked - turns.expected)) return undefined
  return { places, logP: turns.logP, turns }
}

const winnersOf = ({ lots }: Awards): Int32Array => Int32Array.from(lots, ({ winner }) => winner)

const winsOf = ({ lots, members }: Awards): Int32Array => {
  const wins = new Int32Array(members)
  for (const { winner } of lots) wins[winner]!++
  return wins
}

/** Of the wins, among so many members. */
const evennessOf = (wins: Int32Array, members: number): number => {
  const total = wins.reduce((sum, w) => sum + w, 0)
  const entropy = wins.reduce((sum, w) => (w === 0 ? sum : sum - (w / total) * Math.log(w / total)), 0)
  return members < 2 ? 0 : entropy / Math.log(members)
}

/** How many lots are won by the winner of the lot before, from one day to another. */
const repeatsIn =
  ({ day }: Awards) =>
  (winners: Int32Array): number => {
    let repeats = 0
    for (let i = 1; i < winners.length; i++)
      if (day[i] !== day[i - 1] && winners[i] === winners[i - 1]) repeats++
    return repeats
  }

const round = (x: number, by: number): number => Math.round(x * by) / by
