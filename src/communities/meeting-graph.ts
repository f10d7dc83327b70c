import { toOffsets } from '../arrays/offsets.js'
import type { Market } from '../market/market.js'
import { type MeetingPairs, meetingPairs } from '../market/meeting-pairs.js'
import { type Meetings, meetingsOf } from '../market/meetings.js'

/**
 * Who meets whom: bidders joined where they met at least `minJoint` times as separate bidders. Neighbours of
 * v are to[i], ascending, offsets[v] ≤ i < offsets[v + 1].
 */
export interface MeetingGraph {
  nodes: number
  offsets: Int32Array
  to: Int32Array
  /** joint lots */
  joint: Int32Array
  /** joint lots over lots of either */
  jaccard: Float64Array
}

export const meetingGraph = (
  market: Market,
  minJoint: number,
  met: MeetingPairs = meetingPairs(market, minJoint),
): MeetingGraph => {
  const { count: nodes } = market.bidders
  const { count, a, b, joint: k } = met
  const isEdge = (i: number): boolean => k[i]! >= minJoint
  let edges = 0
  const offsets = new Int32Array(nodes + 1)
  for (let i = 0; i < count; i++) {
    if (!isEdge(i)) continue
    edges++
    offsets[a[i]! + 1]!++
    offsets[b[i]! + 1]!++
  }
  toOffsets(offsets)
  const graph = {
    nodes,
    offsets,
    to: new Int32Array(2 * edges),
    joint: new Int32Array(2 * edges),
    jaccard: new Float64Array(2 * edges),
  }
  const lots = distinctLots(meetingsOf(market).meetings)
  const next = offsets.slice()
  const put = (from: number, to: number, joint: number): void => {
    const at = next[from]!++
    graph.to[at] = to
    graph.joint[at] = joint
    graph.jaccard[at] = joint / (lots[from]! + lots[to]! - joint)
  }
  // pairs come by (a, b): a node's smaller neighbours are put before its larger ones, each ascending
  for (let i = 0; i < count; i++) if (isEdge(i)) put(b[i]!, a[i]!, k[i]!)
  for (let i = 0; i < count; i++) if (isEdge(i)) put(a[i]!, b[i]!, k[i]!)
  return graph
}

const distinctLots = ({ bidders, bids }: Meetings): Int32Array => {
  const lots = new Int32Array(bidders.count)
  for (let i = 0; i < bids.count; i++)
    if (i === 0 || bids.lot[i] !== bids.lot[i - 1] || bids.bidder[i] !== bids.bidder[i - 1])
      lots[bids.bidder[i]!]!++
  return lots
}
