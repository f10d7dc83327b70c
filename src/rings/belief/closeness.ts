import { leastOf } from '../../arrays/extremes.js'
import type { Market } from '../../market/market.js'
import type { Attendance } from './attendance.js'
import type { MeetingSpread } from './spread.js'

/** How close bidders are to the members of their group, by whom they meet; columns are kept between calls. */
export class Closeness {
  /** by bidder: lots on which the one asked meets it; all 0 between calls */
  private readonly met: Int32Array

  constructor(
    private readonly market: Market,
    private readonly attendance: Attendance,
    private readonly spread: MeetingSpread,
  ) {
    this.met = new Int32Array(market.bidders.count)
  }

  /**
   * Share of the others it meets that a bidder meets less, against chance, than it meets the group's members:
   * mean over these; 1 = of all that it meets it meets these most.
   */
  of(bidder: number, members: readonly number[]): number {
    const seen = this.meet(bidder)
    const { met, spread } = this
    spread.load(bidder)
    const own = members.flatMap((m) => (m === bidder ? [] : [spread.ofLoaded(m, met[m]!)]))
    for (const m of members) met[m] = 0
    const least = leastOf(own)
    let [others, below] = [0, 0]
    for (const other of seen) {
      const n = met[other]!
      if (n === 0) continue
      others++
      met[other] = 0
      below += spread.most(n) < least ? own.length : countAbove(own, spread.ofLoaded(other, n))
    }
    return others === 0 ? 1 : below / others / own.length
  }

  /** Counts whom the bidder meets. */
  private meet(bidder: number): number[] {
    const { bids } = this.market
    const { offsets, lots } = this.attendance
    const seen: number[] = []
    for (let i = offsets[bidder]!; i < offsets[bidder + 1]!; i++) {
      let last = -1
      for (let bid = bids.lotOffsets[lots[i]!]!; bid < bids.lotOffsets[lots[i]! + 1]!; bid++) {
        const other = bids.bidder[bid]!
        if (other !== last && other !== bidder && this.met[other]!++ === 0) seen.push(other)
        last = other
      }
    }
    return seen
  }
}

const countAbove = (values: readonly number[], z: number): number => {
  let count = 0
  for (const value of values) if (z < value) count++
  return count
}
