import type { Market } from '../../market/market.js'
import { quantileOfSorted } from '../../stats/quantile.js'
import { forEachTrial, type Outcomes, shrunkRate, type TrackRecord, winHistory } from './outcomes.js'

/**
 * Lots that a bidder could have won, counted by their number of parties: as many parties, one chance each.
 */
export interface Trials {
  trials: number[]
  chance: number[]
}

/** A bidder's trials under equal chances: it wins each lot with chance 1/parties. */
export const equalChances = (market: Market, { rivals }: Outcomes, bidder: number): Trials => {
  const count = new Map<number, number>()
  forEachTrial(market, { rivals }, bidder, (lot) =>
    count.set(rivals[lot]!, (count.get(rivals[lot]!) ?? 0) + 1),
  )
  const parties = [...count.keys()].sort((x, y) => x - y)
  return { trials: parties.map((n) => count.get(n)!), chance: parties.map((n) => 1 / n) }
}

/** Bidders with `minLots` lots or more that they could have won, and what they did there. */
export interface Asked {
  outcomes: Outcomes
  bidders: number[]
  /** by place in `bidders` */
  records: TrackRecord[]
  /** win rates, drawn towards equal chances, by place in `bidders` */
  rates: number[]
}

export const askedBidders = (market: Market, minLots: number): Asked => {
  const { outcomes, records } = winHistory(market)
  const bidders = [...records.keys()].filter((b) => records[b]!.trials >= minLots)
  const own = bidders.map((b) => records[b]!)
  return { outcomes, bidders, records: own, rates: own.map(shrunkRate) }
}

/** Tukey's fences: the quartiles, moved outwards by `fence` interquartile ranges. */
export const fences = (values: number[], fence: number): { lower: number; upper: number } => {
  const ascending = Float64Array.from(values).sort()
  const [q1, q3] = [quantileOfSorted(ascending, 0.25) ?? 0, quantileOfSorted(ascending, 0.75) ?? 0]
  return { lower: q1 - fence * (q3 - q1), upper: q3 + fence * (q3 - q1) }
}

/** Lots that the bidder could have won, ascending; only those it won, if wished. */
export const triedLots = (market: Market, outcomes: Outcomes, bidder: number, wonOnly: boolean): number[] => {
  const lots: number[] = []
  forEachTrial(market, outcomes, bidder, (lot, won) => {
    if (won || !wonOnly) lots.push(lot)
  })
  return lots
}

/** What a bidder won beside what equal chances give. */
export type WinRecord = {
  bids: number
  wins: number
  /** to two decimals */
  expected: number
}

export const winRecord = ({ trials, wins, expected }: TrackRecord): WinRecord => ({
  bids: trials,
  wins,
  expected: Math.round(expected * 100) / 100,
})
