import { lotsAlone } from './alone.js'
import { between, type Put, share } from './names.js'
import type { BeliefMarket, GroupView } from './view.js'

const MOST = 4
/** a bidder's share of the bidders of its lots where none is known: one of five or six */
const USUAL = Math.exp(-1.7)

/**
 * How large a part of the bidders the members are where they meet, and against what one of them is elsewhere.
 */
export const fillingFeatures = (
  { attendance, prices }: BeliefMarket,
  { members, meetings }: GroupView,
  put: Put,
): void => {
  const { parties } = prices
  const { joint } = meetings
  let [filled, logs, alone, lots] = [0, 0, 0, 0]
  for (const { lot, members: there } of joint) {
    filled += there.length / parties[lot]!
    logs += Math.log(there.length / parties[lot]!)
  }
  for (const bidder of members)
    for (const lot of lotsAlone(attendance, meetings, bidder)) {
      alone += 1 / parties[lot]!
      lots++
    }
  const usual = lots === 0 ? USUAL : alone / lots
  put('fill', share(filled, joint.length))
  put('fillBeyond', joint.length === 0 ? 0 : between(-MOST, logs / joint.length - Math.log(usual), MOST))
}
