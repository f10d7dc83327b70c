import type { Meetings } from './meetings.js'

/**
 * Bidders of a lot above which it makes no pairs: that two of hundreds were there says nothing of the two,
 * and their pairs grow as the square. What they share, their prices and the lot itself are looked at all the
 * same.
 */
export const MOST_ON_A_LOT = 300

/** Lots with more bidders than `most`, ascending. */
export const crowdedLots = (
  { bids, lots }: Pick<Meetings, 'bids' | 'lots'>,
  most = MOST_ON_A_LOT,
): number[] => {
  const crowded: number[] = []
  for (let lot = 0; lot < lots.count; lot++)
    if (bids.lotOffsets[lot + 1]! - bids.lotOffsets[lot]! > most && biddersOf(bids, lot) > most)
      crowded.push(lot)
  return crowded
}

/** Different bidders of a lot; the bids of one stand together. */
const biddersOf = ({ bidder, lotOffsets }: Meetings['bids'], lot: number): number => {
  let count = 0
  for (let i = lotOffsets[lot]!; i < lotOffsets[lot + 1]!; i++)
    if (i === lotOffsets[lot]! || bidder[i] !== bidder[i - 1]) count++
  return count
}
