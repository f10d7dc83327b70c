import { kindIndex, SOURCES } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { CAUSE_OF_KIND, causeIndex, SHOWN_HI, SHOWN_LO } from './causes.js'

const { place, weak } = causeIndex
/**
 * A mark says whose work a bid is: of a machine, a file, an account, a person; no door, and no name alone.
 */
const isMark = (kind: number): boolean => CAUSE_OF_KIND[kind] !== place && CAUSE_OF_KIND[kind] !== weak

/** By bidder: 1 where some mark of it is on record, in its bids or in the registers. */
export type OnRecord = Uint8Array

/** O(bids). */
export const onRecord = (market: Market): OnRecord => {
  const { bids, bidders } = market
  const seen = new Uint8Array(bidders.count)
  if (areInRegisters(market)) return seen.fill(1)
  let [lo, hi] = [0, 0]
  CAUSE_OF_KIND.forEach((_, kind) => {
    if (!isMark(kind)) return
    lo |= SHOWN_LO[kind]!
    hi |= SHOWN_HI[kind]!
  })
  for (let bid = 0; bid < bids.count; bid++)
    if ((bids.filledLo[bid]! & lo) | (bids.filledHi[bid]! & hi)) seen[bids.bidder[bid]!] = 1
  return seen
}

/**
 * Are marks of two members or more on record? What one alone shows cannot be shared: that the group shares
 * nothing then speaks neither for it nor against it.
 */
export const isShown = (seen: OnRecord, members: readonly number[]): boolean => {
  let count = 0
  for (const bidder of members) count += seen[bidder]!
  return count > 1
}

/** Marks of half of the bidders or more in some column of the registers are taken as known of all. */
const areInRegisters = ({ coverage, bidders }: Market): boolean =>
  SOURCES.some(
    ({ id, kind, scope }) =>
      scope === 'bidder' && isMark(kindIndex[kind]) && 2 * (coverage[id]?.filled ?? 0) >= bidders.count,
  )
