import { z } from 'zod'
import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../../market/market.js'
import type { MeetingPairs } from '../../market/meeting-pairs.js'
import { countMeetings, type MeetingsOf, meetingsOf } from '../../market/meetings.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { t } from '../../texts/text.js'
import type { PairFact } from '../ask.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import { type Behaviour, behaviour } from '../kernels/behaviour.js'
import { bitsOfLog } from '../kernels/log-bits.js'
import {
  type Outcomes,
  shrunkRate,
  type TrackRecord,
  type Trials,
  type WinHistory,
  winHistory,
} from '../kernels/outcomes.js'
import { rule } from '../rule.js'

type Following = {
  winner: string
  follower: string
  /** meetings of known outcome */
  lots: number
  wins: number
}

const SETTINGS = {
  /** meetings of known outcome, at least: lots of one project on a day are one */
  minLots: z.number().int().min(2).default(5),
  /** share of these at which the winner wins a lot, at least */
  minShare: z.number().gt(0).max(1).default(0.6),
  maxQ: z.number().gt(0).max(1).default(0.01),
}
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

const TOLD = t(
  '{winner}与{follower}同场投标且结果已知的{lots}个标段中，{winner}中标{wins}个，{follower}从未中标，与两家在其他标段的中标情况不符',
  'of the {lots} lots of known outcome on which both bid, {winner} won {wins} and {follower} none, against what each wins elsewhere',
)

/**
 * Winner and follower (NET-05): where two meet, one nearly always wins and the other never.
 *
 *   p = P[wins of A ≥ w] · P[B wins none],  A's chance on a lot = max(1/parties, A's rate on its other lots),
 *                                           B's = min(1/parties, B's rate on its other lots)
 *
 * Both keep the strength that they show elsewhere, so that a strong firm beside a weak one says nothing. Lots
 * of one meeting are one: A's chance is that of any of them, B's that of the least likely. q over all pairs
 * with `minLots` meetings of known outcome, in both directions.
 */
export default rule({
  id: 'NET-05',
  family: 'network',
  grade: '强',
  law: ['regulation-39'],
  channel: 'outcome',
  formula:
    'k ≥ minLots, A wins ≥ minShare, B none; P[wins of A ≥ w] · P[B wins none] with chances max(1/parties, A’s rate elsewhere), min(1/parties, B’s); q ≤ maxQ over all pairs',
  texts: {
    name: t('固定陪标—中标对', 'winner and follower'),
    question: t(
      '两家相遇时是否总是一家中标、另一家从不中标,且与各自平时实力不符?',
      'Where two meet, does one nearly always win and the other never, against the strength of each elsewhere?',
    ),
    silentWhen: t('结果已知的同投不足五次', 'fewer than five joint lots of known outcome'),
    exemptions: [
      t('实力差距(按其他标段中标率校正)', 'unequal strength, taken from their other lots'),
      PARTNERS,
      GROUP,
    ],
  },
  why: t(
    '平时能中标的企业，一遇到某一家就从不中标，而对方几乎每次都中：陪标者与中标者的分工多是这样。',
    'A firm that wins elsewhere and never where one other bids, which then nearly always wins: so a cover bidder behaves to its winner.',
  ),
  example: t(
    '甲、乙在别处中标率都是三分之一；两家同场的9个标段甲中了9个：出线索。',
    'A and B each win a third of their other lots; of the 9 on which both bid A wins 9: a lead.',
  ),
  settings: SETTINGS,
  needs: [['bids.won']],
  asks: (ask) => [
    ask.pairs<Behaviour<Following>>({
      meets: ({ minLots }) => minLots,
      find: ({ market, met }, settings) => followers(market, settings, met),
      tell: ({ winner, follower, lots, wins }, _, words) =>
        words.text(TOLD, {
          winner: words.name(winner),
          follower: words.name(follower),
          lots: words.number(lots),
          wins: words.number(wins),
        }),
    }),
  ],
})

/** One of a pair wins its joint lots, the other none of them. */
interface Candidate {
  winner: number
  follower: number
  /** meetings, and those at which the winner won a lot */
  times: number
  wins: number
  lots: number[]
  logP: number
}

const followers = (
  market: Market,
  settings: Settings,
  met: MeetingPairs,
): PairFact<Behaviour<Following>>[] => {
  const { candidates, tests } = candidatesOf(market, settings, met)
  const logQ = logFalseDiscovery(
    Float64Array.from(candidates, ({ logP }) => logP),
    tests,
  )
  const idOf = (bidder: number): string => stringAt(market.bidders.id, bidder)
  return candidates.flatMap(({ winner, follower, times, wins, lots }, i) => {
    if (logQ[i]! > Math.log(settings.maxQ)) return []
    const figures = { winner: idOf(winner), follower: idOf(follower), lots: times, wins }
    const detail = behaviour(logQ[i]!, 'own-strength', figures)
    return [{ a: winner, b: follower, grade: '强', lots, bits: bitsOfLog(logQ[i]!), detail }]
  })
}

/** Pairs in either direction that fit, and how many directions were tried. */
const candidatesOf = (
  market: Market,
  { minLots, minShare }: Settings,
  met: MeetingPairs,
): { candidates: Candidate[]; tests: number } => {
  const history = winHistory(market)
  const meetings = meetingsOf(market)
  const joint: JointTrials = { lots: [], first: [], second: [] }
  const candidates: Candidate[] = []
  let tests = 0
  for (let i = 0; i < met.count; i++) {
    if (met.joint[i]! < minLots) continue
    const [a, b] = [met.a[i]!, met.b[i]!]
    jointTrials(history.trials, a, b, joint)
    const count = countMeetings(meetings, joint.lots)
    if (count < minLots) continue
    tests += 2
    for (const [winner, follower, won, lost] of [
      [a, b, joint.first, joint.second],
      [b, a, joint.second, joint.first],
    ] as const) {
      const isFew = count === won.length && won.reduce(add, 0) < minShare * count
      if (isFew || lost.includes(1) || !won.includes(1)) continue
      const lots = [...joint.lots]
      const times = placesByMeeting(meetings, lots)
      const wins = times.filter((places) => places.some((place) => won[place] === 1)).length
      if (wins < minShare * times.length) continue
      const logP = chanceOf(history, { winner, follower, wins, lots }, won.reduce(add, 0), times)
      candidates.push({ winner, follower, times: times.length, wins, lots, logP })
    }
  }
  return { candidates, tests }
}

/** Places of the lots by meeting, in the order of its first. */
const placesByMeeting = ({ of }: MeetingsOf, lots: readonly number[]): number[][] => {
  const times = new Map<number, number[]>()
  lots.forEach((lot, place) => {
    const there = times.get(of[lot]!)
    if (there) there.push(place)
    else times.set(of[lot]!, [place])
  })
  return [...times.values()]
}

/** ln of the chance that the one wins at so many of the meetings, and the other at none. */
const chanceOf = (
  { outcomes, records }: WinHistory,
  { winner, follower, wins, lots }: Pick<Candidate, 'winner' | 'follower' | 'wins' | 'lots'>,
  lotsWon: number,
  times: readonly number[][],
): number => {
  const strong = elsewhere(records[winner]!, lots, lotsWon, outcomes)
  const weak = elsewhere(records[follower]!, lots, 0, outcomes)
  const alike = (place: number): number => 1 / outcomes.rivals[lots[place]!]!
  const chance = times.map(
    (places) => 1 - places.reduce((none, place) => none * (1 - Math.max(alike(place), strong)), 1),
  )
  const least = (places: readonly number[]): number =>
    places.reduce((smallest, place) => Math.min(smallest, alike(place)), weak)
  const none = times.reduce((sum, places) => sum + Math.log1p(-least(places)), 0)
  return none + logUpperTailOfTrials(wins, { trials: times.map(() => 1), chance })
}

const add = (x: number, y: number): number => x + y

/** The bidder's rate on lots other than these. */
const elsewhere = (record: TrackRecord, lots: number[], wins: number, { rivals }: Outcomes): number => {
  const expected = lots.reduce((sum, lot) => sum + 1 / rivals[lot]!, 0)
  const rest = {
    trials: record.trials - lots.length,
    wins: record.wins - wins,
    expected: record.expected - expected,
  }
  return rest.trials > 0 ? shrunkRate(rest) : expected / lots.length
}

/** Lots that two could have won against each other, into `joint`. */
const jointTrials = ({ offsets, lot, won }: Trials, a: number, b: number, joint: JointTrials): void => {
  joint.lots.length = joint.first.length = joint.second.length = 0
  let i = offsets[a]!
  let j = offsets[b]!
  while (i < offsets[a + 1]! && j < offsets[b + 1]!) {
    if (lot[i]! < lot[j]!) i++
    else if (lot[i]! > lot[j]!) j++
    else {
      // two winners of one lot are partners of one consortium
      if (won[i] === 0 || won[j] === 0) {
        joint.lots.push(lot[i]!)
        joint.first.push(won[i]!)
        joint.second.push(won[j]!)
      }
      i++
      j++
    }
  }
}

/** Of a pair: the lots, and which of them the first and the second won. */
interface JointTrials {
  lots: number[]
  first: number[]
  second: number[]
}
