import { leastOf } from '../../arrays/extremes.js'
import type { Market } from '../../market/market.js'
import type { Attendance } from './attendance.js'
import { between, type Put, share } from './names.js'
import type { MeetingSpread } from './spread.js'
import type { BeliefMarket, GroupView } from './view.js'

/** share of the members that makes a lot one of the whole group */
const QUORUM = 0.6
const [LEAST_Z, MOST_Z] = [-4, 20]

/** How much the members meet, on the market's own scale. */
export const meetingFeatures = (
  { market, attendance, spread }: BeliefMarket,
  { members, meetings }: GroupView,
  put: Put,
): void => {
  const k = members.length
  const { met, lots, joint, consortia } = meetings
  const sorted = [...lots].sort((x, y) => x - y)
  const median = (sorted[(k - 1) >> 1]! + sorted[k >> 1]!) / 2
  const full = joint.filter((one) => one.members.length >= Math.max(2, QUORUM * k)).length
  put('full', Math.min(1, full / median))
  const shares = new Float64Array(k)
  const beyond = new Float64Array(k)
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++) {
      const n = met[a * k + b]!
      const both = n / Math.min(lots[a]!, lots[b]!) / (k - 1)
      const z = spread.of(members[a]!, members[b]!, n) / (k - 1)
      shares[a]! += both
      shares[b]! += both
      beyond[a]! += z
      beyond[b]! += z
    }
  put('jointMean', mean(shares))
  put('jointLeast', leastOf(shares))
  put('meeting', between(LEAST_Z, mean(beyond), MOST_Z))
  put('meetingLeast', between(LEAST_Z, leastOf(beyond), MOST_Z))
  put('closest', mean(Float64Array.from(members, (b) => closeness(market, attendance, spread, b, members))))
  put('consortia', share(consortia, consortia + joint.length))
}

/**
 * Share of the others it meets that a bidder meets less, against chance, than it meets the group's members: mean over these;
 * 1 = of all that it meets it meets these most.
 */
const closeness = (
  { bids }: Market,
  { offsets, lots }: Attendance,
  spread: MeetingSpread,
  bidder: number,
  members: readonly number[],
): number => {
  const met = new Map<number, number>()
  for (let i = offsets[bidder]!; i < offsets[bidder + 1]!; i++) {
    let last = -1
    for (let bid = bids.lotOffsets[lots[i]!]!; bid < bids.lotOffsets[lots[i]! + 1]!; bid++) {
      const other = bids.bidder[bid]!
      if (other !== last && other !== bidder) met.set(other, (met.get(other) ?? 0) + 1)
      last = other
    }
  }
  const own = members.flatMap((m) => (m === bidder ? [] : [spread.of(bidder, m, met.get(m) ?? 0)]))
  for (const m of members) met.delete(m)
  if (met.size === 0) return 1
  let below = 0
  for (const [other, n] of met) {
    const z = spread.of(bidder, other, n)
    for (const y of own) if (z < y) below++
  }
  return below / met.size / own.length
}

const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length
