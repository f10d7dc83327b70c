import type { z } from 'zod'
import { leastOf } from '../arrays/extremes.js'
import { findString, stringAt } from '../arrays/strings.js'
import { isoDay } from '../domain/day.js'
import type { Ring } from '../domain/ring.js'
import { type Market, VALID } from '../market/market.js'
import { lotSummary } from './lot-list.js'
import type { RingBids } from './schemas/ring-bids.js'

type Bids = z.infer<typeof RingBids>

/** What a ring's members bid on its lots, by day: one row a lot, one cell a bid. */
export const bidsOf = (ring: Ring, market: Market): Omit<Bids, 'run' | 'ring'> => {
  const members = ring.members.map(({ bidderId, name }) => ({ id: bidderId, name: name || bidderId }))
  const columns = new Map(
    members.map(({ id }, i) => [findString(market.bidders.id, id, 0, market.bidders.count), i]),
  )
  const lots = ring.lots
    .map((id) => findString(market.lots.id, id))
    .filter((lot) => lot >= 0)
    .sort((a, b) => market.lots.day[a]! - market.lots.day[b]! || a - b)
  return {
    members,
    lots: lots.map((lot) => lotRow(market, lot)),
    cells: lots.flatMap((lot, row) => cellsOf(market, lot, row, columns)),
  }
}

const lotRow = (market: Market, lot: number): Bids['lots'][number] => {
  const { lots, bids, bidders } = market
  const { id, title, region, industry, bids: count } = lotSummary(market, lot)
  const winner = bidsOn(market, lot).find((bid) => bids.won[bid] === 1)
  return {
    id,
    title,
    day: isoDay(lots.day[lot]!),
    region,
    industry,
    controlFen: known(lots.controlPrice[lot]!),
    lowestFen: lowestOn(market, lot),
    bids: count,
    winner: winner === undefined ? null : stringAt(bidders.name, bids.bidder[winner]!),
  }
}

const cellsOf = (
  market: Market,
  lot: number,
  row: number,
  columns: ReadonlyMap<number, number>,
): Bids['cells'] => {
  const { bids } = market
  return bidsOn(market, lot).flatMap((bid) => {
    const member = columns.get(bids.bidder[bid]!)
    if (member === undefined) return []
    const won = bids.won[bid]!
    return {
      lot: row,
      member,
      fen: known(bids.amount[bid]!),
      rank: bids.rank[bid]! || null,
      valid: bids.status[bid] === VALID,
      won: won === 255 ? null : won === 1,
      consortium: bids.consortium[bid]! >= 0,
    }
  })
}

const lowestOn = (market: Market, lot: number): number | null => {
  const { bids } = market
  const amounts = bidsOn(market, lot)
    .filter((bid) => bids.status[bid] === VALID)
    .map((bid) => bids.amount[bid]!)
    .filter((fen) => !Number.isNaN(fen))
  return amounts.length > 0 ? leastOf(amounts) : null
}

/** Bid indices of a lot. */
export const bidsOn = ({ bids: { lotOffsets } }: Market, lot: number): number[] =>
  Array.from({ length: lotOffsets[lot + 1]! - lotOffsets[lot]! }, (_, i) => lotOffsets[lot]! + i)

export const known = (fen: number): number | null => (Number.isNaN(fen) ? null : fen)
