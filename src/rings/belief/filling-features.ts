import { lotsAlone } from './alone.js'
import { between, type Put, share } from './names.js'
import type { BeliefMarket, GroupView } from './view.js'

const MOST = 4
/** a bidder's share of the bidders of its lots where none is known: one of five or six */
const USUAL = Math.exp(-1.7)
/** from PART on it tells less, from WHOLE on nothing: what the usual group has is put instead */
const [PART, WHOLE] = [0.9, 0.95]
const OF_USUAL_GROUP = { fill: 0.3, fillBeyond: 0.5 }

/**
 * How large a part of the bidders the members are where they meet, and against what one of them is elsewhere.
 * Neither is read of a group that is all who bid there: so are the only firms of a trade and place, who have
 * nobody else to meet (of 50 such groups of five generators two were rings, of 450 groups of a half to nine
 * tenths 211).
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
  const fill = share(filled, joint.length)
  const beyond = joint.length === 0 ? 0 : between(-MOST, logs / joint.length - Math.log(usual), MOST)
  const told = between(0, (WHOLE - fill) / (WHOLE - PART), 1)
  put('fill', mixed(fill, OF_USUAL_GROUP.fill, told))
  put('fillBeyond', mixed(beyond, OF_USUAL_GROUP.fillBeyond, told))
}

const mixed = (own: number, usual: number, told: number): number => usual + told * (own - usual)
