import type { Market } from '../graph/market.js'
import { forEachMeetingPair } from '../rules/meeting-pairs.js'

/**
 * Who meets whom: bidders joined where they have at least `minJoint` joint lots as separate bidders. Neighbours of v
 * are to[i], ascending, offsets[v] ≤ i < offsets[v + 1].
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

export const meetingGraph = (market: Market, minJoint: number): MeetingGraph => {
  const { count: nodes } = market.bidders
  const a: number[] = []
  const b: number[] = []
  const k: number[] = []
  forEachMeetingPair(market, minJoint, { index: 0, of: 1 }, (x, y, joint) => {
    a.push(x)
    b.push(y)
    k.push(joint)
  })
  const offsets = new Int32Array(nodes + 1)
  for (const ends of [a, b]) for (const v of ends) offsets[v + 1]!++
  for (let v = 0; v < nodes; v++) offsets[v + 1]! += offsets[v]!
  const graph = {
    nodes,
    offsets,
    to: new Int32Array(2 * a.length),
    joint: new Int32Array(2 * a.length),
    jaccard: new Float64Array(2 * a.length),
  }
  const lots = distinctLots(market)
  const next = offsets.slice()
  const put = (from: number, to: number, joint: number): void => {
    const at = next[from]!++
    graph.to[at] = to
    graph.joint[at] = joint
    graph.jaccard[at] = joint / (lots[from]! + lots[to]! - joint)
  }
  // pairs come by (a, b): a node's smaller neighbours are put before its larger ones, each ascending
  for (let i = 0; i < a.length; i++) put(b[i]!, a[i]!, k[i]!)
  for (let i = 0; i < a.length; i++) put(a[i]!, b[i]!, k[i]!)
  return graph
}

const distinctLots = ({ bidders, bids }: Market): Int32Array => {
  const lots = new Int32Array(bidders.count)
  for (let i = 0; i < bids.count; i++)
    if (i === 0 || bids.lot[i] !== bids.lot[i - 1] || bids.bidder[i] !== bids.bidder[i - 1])
      lots[bids.bidder[i]!]!++
  return lots
}
