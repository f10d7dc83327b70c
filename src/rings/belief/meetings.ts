import type { Market } from '../../market/market.js'
import { type Attendance, arePartners } from './attendance.js'

/** A lot on which two members or more bid, as separate parties. */
export interface JointLot {
  lot: number
  /** places of the members there, ascending, and their bids */
  members: number[]
  bids: number[]
}

/** Whom of the group a member meets, and where. */
export interface Meetings {
  size: number
  /** by lot, ascending */
  joint: JointLot[]
  /** lots on which two members or more are partners of one consortium */
  consortia: number
  /** by a · size + b: joint lots of the two */
  met: Int32Array
  /** by member: lots, and of these joint ones */
  lots: Int32Array
  jointLots: Int32Array
}

/** O(lots of the members + pairs met). */
export const meetingsOf = (
  market: Market,
  { offsets, lots, bid }: Attendance,
  members: readonly number[],
): Meetings => {
  const size = members.length
  const on = new Map<number, JointLot>()
  const meetings: Meetings = {
    size,
    joint: [],
    consortia: 0,
    met: new Int32Array(size * size),
    lots: Int32Array.from(members, (b) => offsets[b + 1]! - offsets[b]!),
    jointLots: new Int32Array(size),
  }
  members.forEach((bidder, m) => {
    for (let i = offsets[bidder]!; i < offsets[bidder + 1]!; i++) {
      const there = on.get(lots[i]!)
      if (!there) on.set(lots[i]!, { lot: lots[i]!, members: [m], bids: [bid[i]!] })
      else {
        there.members.push(m)
        there.bids.push(bid[i]!)
      }
    }
  })
  for (const joint of on.values()) if (joint.members.length > 1) take(market, joint, meetings)
  meetings.joint.sort((x, y) => x.lot - y.lot)
  return meetings
}

const take = (market: Market, joint: JointLot, meetings: Meetings): void => {
  const { members, bids } = joint
  let apart = 0
  const meets = new Uint8Array(members.length)
  for (let i = 0; i < members.length; i++)
    for (let j = i + 1; j < members.length; j++) {
      if (arePartners(market, bids[i]!, bids[j]!)) continue
      apart++
      meets[i] = meets[j] = 1
      meetings.met[members[i]! * meetings.size + members[j]!]!++
      meetings.met[members[j]! * meetings.size + members[i]!]!++
    }
  if (2 * apart < members.length * (members.length - 1)) meetings.consortia++
  if (apart === 0) return
  meetings.joint.push(joint)
  members.forEach((member, i) => {
    if (meets[i]) meetings.jointLots[member]!++
  })
}
