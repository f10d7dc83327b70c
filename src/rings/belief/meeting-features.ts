import { leastOf } from '../../arrays/extremes.js'
import { between, type Put, share } from './names.js'
import type { BeliefMarket, GroupView } from './view.js'

/** share of the members that makes a lot one of the whole group */
const QUORUM = 0.6
const [LEAST_Z, MOST_Z] = [-4, 20]

/** How much the members meet, on the market's own scale. */
export const meetingFeatures = (
  { spread, closeness }: BeliefMarket,
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
  put('joint', mean(Float64Array.from(meetings.jointLots, (joint, m) => joint / lots[m]!)))
  put('jointLeast', leastOf(shares))
  put('meeting', between(LEAST_Z, mean(beyond), MOST_Z))
  put('meetingLeast', between(LEAST_Z, leastOf(beyond), MOST_Z))
  put('closest', mean(Float64Array.from(members, (b) => closeness.of(b, members))))
  put('consortia', share(consortia, consortia + joint.length))
}

const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length
