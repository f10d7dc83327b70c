import { stringAt } from '../../arrays/strings.js'
import type { Market } from '../market.js'
import type { EffectiveBids } from './effective-bids.js'
import { shareBelow, shortestHalf, tightestWindow } from './iid-null.js'
import type { LotScreens } from './lot-screens.js'
import { type PriceStrata, placeInStratum, WHOLE_MARKET } from './strata.js'

/**
 * What a lot's prices say, by column: 0–1, higher = more suspect, uniform over the lots of its market; ½
 * where a thing is not defined. Nothing of the lot enters but its prices relative to one another and to the
 * price limit: no size, date, bidder or number of bids (what depends on the number of bids is taken against
 * draws of as many first).
 *
 * Two markets are different in kind. Where the lowest or the best bid wins, a ring writes its losing bids
 * close together, clear above the winner and under the limit; competition spreads them. Where the bid nearest
 * the average wins, honest bids huddle at the expected average, and a ring that wants to move it places tight
 * groups away from it.
 */
export interface PriceEvidence {
  /** bids close together */
  narrow: Float64Array
  /** the lowest bid stands clear of the others */
  standoff: Float64Array
  /** the others crowd above it: the tail is on the low side */
  lowTail: Float64Array
  /** lowest bid near the price limit */
  nearLimit: Float64Array
  /** a group of bids tighter than what surrounds it */
  cluster: Float64Array
  /** most bids in a small part of the range */
  huddle: Float64Array
  /** 1 = awarded by distance from an average */
  average: Uint8Array
}

type Column = Exclude<keyof PriceEvidence, 'average'>

/** Weights of the score; `narrow` below 0 counts its opposite. */
const LOWEST: Partial<Record<Column, number>> = { narrow: 2, standoff: 1, lowTail: 1, nearLimit: 1 }
const AVERAGE: Partial<Record<Column, number>> = { narrow: -1, cluster: 1, huddle: 1 }

/** The columns for every lot; ranks are taken in `strata`. */
export const priceEvidence = (
  market: Market,
  prices: EffectiveBids,
  screens: LotScreens,
  strata: PriceStrata,
): PriceEvidence => {
  const { offsets, amount } = prices
  const lots = market.lots.count
  const column = (of: (lot: number, from: number, n: number) => number): Float64Array => {
    const values = new Float64Array(lots)
    for (let lot = 0; lot < lots; lot++) values[lot] = of(lot, offsets[lot]!, screens.n[lot]!)
    return placeInStratum(values, strata)
  }
  return {
    narrow: column((lot, _, n) => -screens.cv[lot]! / spreadBias(n)),
    standoff: column((lot, _, n) => shareBelow('gap', n, screens.rd[lot]!)),
    lowTail: column((lot, _, n) => 1 - shareBelow('skew', n, screens.skew[lot]!)),
    nearLimit: column((lot, from, n) =>
      n < 1 ? Number.NaN : amount[from]! / market.lots.controlPrice[lot]!,
    ),
    cluster: column((_, from, n) => 1 - shareBelow('cluster', n, tightestWindow(amount, from, n))),
    huddle: column((_, from, n) => 1 - shareBelow('half', n, shortestHalf(amount, from, n))),
    average: byAverage(market, prices, strata),
  }
}

/** One number a lot, 0–1: the weighted mean of its columns, by the kind of its market. */
export const priceScore = (evidence: PriceEvidence): Float64Array => {
  const weighted = (lot: number, weights: Partial<Record<Column, number>>): number => {
    let sum = 0
    let total = 0
    for (const [name, weight] of Object.entries(weights) as [Column, number][]) {
      const value = evidence[name][lot]!
      sum += Math.abs(weight) * (weight < 0 ? 1 - value : value)
      total += Math.abs(weight)
    }
    return sum / total
  }
  return Float64Array.from(evidence.average, (average, lot) => weighted(lot, average ? AVERAGE : LOWEST))
}

/**
 * Median of a sample deviation over the true one, n bids (Wilson–Hilferty): small lots are no narrower by
 * chance.
 */
export const spreadBias = (n: number): number => (n < 2 ? 1 : (1 - 2 / (9 * (n - 1))) ** 1.5)

/**
 * Lots awarded by distance from an average: those that say so, and those that say nothing of how they are
 * awarded where the winners do: in their industry and category the lowest bid rarely wins, and the winner
 * stands in the middle.
 */
const byAverage = (market: Market, prices: EffectiveBids, strata: PriceStrata): Uint8Array => {
  const { lots, words } = market
  const average = Array.from({ length: words.count }, (_, w) => stringAt(words, w)).indexOf('average-price')
  const { count, of } = strata.cells[WHOLE_MARKET]!
  const places: number[][] = Array.from({ length: count }, () => [])
  for (let lot = 0; lot < lots.count; lot++) {
    const place = lots.evaluation[lot] === -1 ? winnersPlace(market, prices, lot) : undefined
    if (place !== undefined) places[of[lot]!]!.push(place)
  }
  const implied = places.map((cell) => {
    const lowest = cell.filter((place) => place === 0).length
    const middle = cell.filter((place) => place >= 0.15 && place <= 0.85).length
    return cell.length >= 30 && lowest <= cell.length / 4 && middle >= cell.length / 2
  })
  return Uint8Array.from(lots.evaluation, (word, lot) =>
    (word >= 0 && word === average) || (word === -1 && implied[of[lot]!]) ? 1 : 0,
  )
}

/**
 * Place of the winning bid among the lot's prices, 0 = lowest, 1 = highest; undefined below five or without a
 * winner.
 */
const winnersPlace = (
  { bids }: Market,
  { offsets, bid, amount }: EffectiveBids,
  lot: number,
): number | undefined => {
  const [from, to] = [offsets[lot]!, offsets[lot + 1]!]
  if (to - from < 5) return undefined
  for (let i = from; i < to; i++)
    if (bids.won[bid[i]!] === 1) return amount[i] === amount[from] ? 0 : (i - from) / (to - from - 1)
  return undefined
}
