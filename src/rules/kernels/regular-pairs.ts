import { jointLots } from '../../market/joint-lots.js'
import type { Market } from '../../market/market.js'
import { countMeetings, meetingsOf } from '../../market/meetings.js'
import { type ScreenedMarket, screened } from '../../market/screens/screen-market.js'
import { logFalseDiscovery } from '../../stats/false-discovery.js'
import { logUpperTailOfTrials } from '../../stats/poisson-binomial.js'
import { logRegularGaps } from '../../stats/spacings.js'
import type { Context, PairFact } from '../ask.js'
import { COINCIDENCES } from './coincidences.js'
import { bitsOfLog } from './log-bits.js'
import { biddersAt, positionsOn } from './lot-prices.js'
import { type Progression, type RegularLot, type RegularSettings, regularLots } from './regular-lots.js'

/** What is said of two bidders that stand in regular prices on several lots. */
export interface RegularTogether {
  type: 'behaviour'
  p: number
  null: 'uniform-spacing'
  pattern: 'regular'
  /** joint lots whose prices are regular, of those with as many prices as the rule asks for */
  lots: number
  of: number
}

/**
 * The pairs of bidders that stand in regular prices on several lots, beyond chance over all pairs that meet.
 */
export const onRegularLotsTogether = (
  context: Context,
  kind: Progression,
  settings: RegularSettings,
): PairFact<RegularTogether>[] => {
  const { market } = context
  const screens = screened(market)
  const tied = regularPairs(market, screens, regularLots(kind, screens, settings), settings)
  const logQ = logFalseDiscovery(
    Float64Array.from(tied, ({ logP }) => logP),
    context.once(COINCIDENCES).pairs,
  )
  return tied.flatMap(({ a, b, of, lots, logP }, i) => {
    if (logQ[i]! > Math.log(settings.maxQ)) return []
    const detail = {
      type: 'behaviour',
      p: Math.exp(logP),
      null: 'uniform-spacing',
      pattern: 'regular',
      lots: lots.length,
      of,
    } as const
    return [{ a, b, grade: '强', lots, bits: bitsOfLog(logQ[i]!), detail }]
  })
}

/** Two bidders that both stand in regular prices on several lots. */
interface RegularPair {
  a: number
  b: number
  /** joint lots with as many prices as the rule asks for, and those of them that are regular, ascending */
  of: number
  lots: number[]
  logP: number
}

/**
 * On how many of the pairs' joint lots are the prices regular? Pairs with fewer than two such lots are left
 * out, as are those whose lots are all of one meeting.
 *
 *   p = P[Binomial(joint lots, mean chance of gaps within `maxGapCv`) ≥ k]
 */
const regularPairs = (
  market: Market,
  screens: ScreenedMarket,
  regular: readonly RegularLot[],
  settings: RegularSettings,
): RegularPair[] =>
  pairsOnLots(market, screens, regular)
    .filter(({ lots }) => countMeetings(meetingsOf(market), lots) > 1)
    .sort((x, y) => x.a - y.a || x.b - y.b)
    .map(({ a, b, lots }) => ({ a, b, lots, ...chanceOf(market, screens, { a, b, lots }, settings) }))

type PairLots = Pick<RegularPair, 'a' | 'b' | 'lots'>

const pairsOnLots = (market: Market, screens: ScreenedMarket, regular: readonly RegularLot[]): PairLots[] => {
  const pairs = new Map<number, PairLots>()
  for (const { lot } of regular) {
    const bidders = biddersAt(market, positionsOn(screens, lot))
    bidders.forEach((a, i) => {
      for (const b of bidders.slice(i + 1)) {
        const key = a * market.bidders.count + b
        const pair = pairs.get(key) ?? { a, b, lots: [] }
        pairs.set(key, pair)
        pair.lots.push(lot)
      }
    })
  }
  return [...pairs.values()]
}

const chanceOf = (
  market: Market,
  { screens }: ScreenedMarket,
  { a, b, lots }: PairLots,
  { maxGapCv, minBids }: RegularSettings,
): { of: number; logP: number } => {
  const joint = jointLots(market, a, b).filter((lot) => screens.n[lot]! >= minBids)
  const expected = joint.reduce((sum, lot) => sum + Math.exp(logRegularGaps(screens.n[lot]!, maxGapCv)), 0)
  const of = Math.max(joint.length, lots.length)
  const trials = { trials: [of], chance: [Math.min(0.999, expected / of)] }
  return { of, logP: logUpperTailOfTrials(lots.length, trials) }
}
