import type { Attendance } from './attendance.js'
import type { Meetings } from './meetings.js'

/**
 * Lots on which a bidder of the group meets no other member, ascending: what it does there is its habit,
 * against which its bids beside other members are read.
 */
export function* lotsAlone(
  { offsets, lots }: Attendance,
  { joint }: Meetings,
  bidder: number,
): Generator<number> {
  let j = 0
  for (let i = offsets[bidder]!; i < offsets[bidder + 1]!; i++) {
    while (j < joint.length && joint[j]!.lot < lots[i]!) j++
    if (joint[j]?.lot !== lots[i]) yield lots[i]!
  }
}
