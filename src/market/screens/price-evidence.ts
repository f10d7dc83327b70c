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
 * the average wins, honest bids huddle at the expected average, and a ring's stand apart from it and from one
 * another. Near the limit is suspect in both.
 */
export interface PriceEvidence {
  /** bids close together */
  narrow: Float64Array
  /** losing bids close together */
  losersNarrow: Float64Array
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
  /** columns that the lot has, and those that some lot of its stratum has: bit i = PRICE_COLUMNS[i] */
  own: Uint8Array
  known: Uint8Array
  /** 1 = awarded by distance from an average */
  average: Uint8Array
}

export const PRICE_COLUMNS = [
  'narrow',
  'losersNarrow',
  'standoff',
  'lowTail',
  'nearLimit',
  'cluster',
  'huddle',
] as const
type Column = (typeof PRICE_COLUMNS)[number]

/**
 * Weights of the score; below 0 the opposite counts. Under averages the signs are those of the only real
 * cartel of the kind that is labelled: its honest bids huddle. Groups that move an average are asked for by
 * rules of their own.
 */
const LOWEST: Partial<Record<Column, number>> = {
  narrow: 2,
  losersNarrow: 1,
  standoff: 1,
  lowTail: 0.5,
  nearLimit: 3,
}
const AVERAGE: Partial<Record<Column, number>> = { nearLimit: 2, cluster: -1, huddle: -1 }

/** The columns for every lot; ranks are taken in `strata`. */
export const priceEvidence = (
  market: Market,
  prices: EffectiveBids,
  screens: LotScreens,
  strata: PriceStrata,
): PriceEvidence => {
  const { offsets, amount } = prices
  const lots = market.lots.count
  const own = new Uint8Array(lots)
  const column = (name: Column, of: (lot: number, from: number, n: number) => number): Float64Array => {
    const values = new Float64Array(lots)
    for (let lot = 0; lot < lots; lot++) values[lot] = of(lot, offsets[lot]!, screens.n[lot]!)
    const bit = 1 << PRICE_COLUMNS.indexOf(name)
    for (let lot = 0; lot < lots; lot++) if (!Number.isNaN(values[lot]!)) own[lot]! |= bit
    return placeInStratum(values, strata)
  }
  const columns = {
    narrow: column('narrow', (lot, _, n) => -screens.cv[lot]! / spreadBias(n)),
    losersNarrow: column('losersNarrow', (lot, _, n) => -screens.lossCv[lot]! / spreadBias(n - 1)),
    standoff: column('standoff', (lot, _, n) => shareBelow('gap', n, screens.rd[lot]!)),
    lowTail: column('lowTail', (lot, _, n) => 1 - shareBelow('skew', n, screens.skew[lot]!)),
    nearLimit: column('nearLimit', (lot, from, n) =>
      n < 1 ? Number.NaN : amount[from]! / market.lots.controlPrice[lot]!,
    ),
    cluster: column('cluster', (_, from, n) => 1 - shareBelow('cluster', n, tightestWindow(amount, from, n))),
    huddle: column('huddle', (_, from, n) => 1 - shareBelow('half', n, shortestHalf(amount, from, n))),
  }
  return { ...columns, own, known: ofStratum(own, strata), average: byAverage(market, prices, strata) }
}

/** By lot: the bits that some lot of its stratum has. */
const ofStratum = (own: Uint8Array, { cells, level }: PriceStrata): Uint8Array => {
  const has = cells.map(({ count }) => new Uint8Array(count))
  const cellOf = (lot: number): number => cells[level[lot]!]!.of[lot]!
  for (let lot = 0; lot < own.length; lot++) has[level[lot]!]![cellOf(lot)]! |= own[lot]!
  return own.map((_, lot) => has[level[lot]!]![cellOf(lot)]!)
}

/**
 * One number a lot, 0–1: the weighted mean of its columns, by the kind of its award, as its place among the
 * lots of its stratum. A column that no lot of the stratum has takes no part; a lot that has none is ½.
 */
export const priceScore = (evidence: PriceEvidence, strata: PriceStrata): Float64Array => {
  const lowest = weightsOf(LOWEST)
  const average = weightsOf(AVERAGE)
  const mean = Float64Array.from(evidence.average, (isAverage, lot) => {
    let sum = 0
    let total = 0
    for (const { bit, name, weight } of isAverage ? average : lowest) {
      if ((evidence.known[lot]! & bit) === 0) continue
      const value = evidence[name][lot]!
      sum += Math.abs(weight) * (weight < 0 ? 1 - value : value)
      total += Math.abs(weight)
    }
    return evidence.own[lot] === 0 ? Number.NaN : sum / total
  })
  return placeInStratum(mean, strata)
}

const weightsOf = (weights: Partial<Record<Column, number>>) =>
  PRICE_COLUMNS.flatMap((name, i) => {
    const weight = weights[name]
    return weight === undefined ? [] : [{ name, weight, bit: 1 << i }]
  })

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
