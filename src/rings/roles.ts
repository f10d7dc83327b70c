import { UndirectedGraph } from 'graphology'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import type { RingMember } from '../domain/ring.js'
import type { JointLots } from './joint-lots.js'
import { pairPlace } from './pair-item.js'
import type { RingSettings } from './settings.js'

// CommonJS: at run time the default import is the function
const betweenness = betweennessModule as unknown as typeof betweennessModule.default
const BRIDGE_BETWEENNESS = 0.1
const BETWEENNESS_UP_TO = 64

/**
 * What each member does in the ring: *edge* — little support from the seeded partitions · *bridge* — the ring
 * comes apart without it, or clearly most chains of ties run through it (looked at in rings of up to 64) ·
 * *winner* — wins on the ring's lots · *cover* — bids there and never wins while another member does · *core*
 * — the rest.
 */
export const rolesOf = (
  size: number,
  ties: Float64Array,
  support: readonly number[],
  joint: Pick<JointLots, 'bids' | 'wins' | 'known'>,
  settings: RingSettings['roles'],
): RingMember['role'][] => {
  const bridges = bridgesOf(size, ties)
  const someWin = joint.wins.some((wins) => wins > 0)
  return Array.from({ length: size }, (_, v) => {
    if (support[v]! < settings.edgeSupport) return 'edge'
    if (bridges.has(v)) return 'bridge'
    if (joint.wins[v]! > 0) return 'winner'
    return someWin && joint.known[v]! > 0 && joint.bids[v]! > 0 ? 'cover' : 'core'
  })
}

const bridgesOf = (size: number, ties: Float64Array): Set<number> => {
  const bridges = new Set<number>()
  if (size < 3 || ties.every((tie) => tie > 0)) return bridges
  const tied = (a: number, b: number): boolean => ties[pairPlace(Math.min(a, b), Math.max(a, b), size)]! > 0
  for (let v = 0; v < size; v++) if (comesApart(size, v, tied)) bridges.add(v)
  const between = size <= BETWEENNESS_UP_TO ? mostBetween(size, tied) : undefined
  if (between !== undefined) bridges.add(between)
  return bridges
}

/** Do the others lose each other without v? */
const comesApart = (size: number, v: number, tied: (a: number, b: number) => boolean): boolean => {
  const seen = new Uint8Array(size)
  const queue = [v === 0 ? 1 : 0]
  seen[queue[0]!] = 1
  for (let at = 0; at < queue.length; at++)
    for (let u = 0; u < size; u++)
      if (u !== v && !seen[u] && tied(queue[at]!, u)) {
        seen[u] = 1
        queue.push(u)
      }
  return queue.length < size - 1
}

const mostBetween = (size: number, tied: (a: number, b: number) => boolean): number | undefined => {
  const graph = new UndirectedGraph()
  for (let v = 0; v < size; v++) graph.addNode(String(v))
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) if (tied(a, b)) graph.addEdge(String(a), String(b))
  const score = betweenness(graph, { getEdgeWeight: null, normalized: true })
  const order = Array.from({ length: size }, (_, v) => v).sort(
    (x, y) => score[String(y)]! - score[String(x)]!,
  )
  const [first, second] = [score[String(order[0]!)]!, score[String(order[1]!)]!]
  return first >= BRIDGE_BETWEENNESS && first > 2 * second ? order[0] : undefined
}
