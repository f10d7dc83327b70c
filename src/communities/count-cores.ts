import type { MeetingGraph } from './meeting-graph.js'

/**
 * The innermost circles of bidders who keep meeting each other, by the bare number of joint lots: where a
 * ring is the market's active core, this finds it when no test against chance can.
 *
 * A bidder's core number is the largest s for which it is in a set whose every member has s joint lots or
 * more with the others of the set together (the s-core). A group is a connected set of one core number that
 * touches no bidder of a higher one: the summit of its part of the market, one for every local market. Calls
 * `found` for each of three or more, members ascending.
 *
 * Seidman, S. (1983). Network structure and minimum degree. Social Networks 5:269–287. Eidsaa, M. and Almaas,
 * E. (2013). s-core network decomposition. Phys. Rev. E 88:062819.
 */
export const countCores = (
  graph: MeetingGraph,
  maxMembers: number,
  found: (members: number[]) => void,
): void => {
  const core = coreNumbers(graph)
  const visited = new Uint8Array(graph.nodes)
  for (let start = 0; start < graph.nodes; start++) {
    if (visited[start] === 1 || graph.offsets[start] === graph.offsets[start + 1]) continue
    const members = [start]
    visited[start] = 1
    let isSummit = true
    for (let at = 0; at < members.length; at++) {
      const v = members[at]!
      for (let i = graph.offsets[v]!; i < graph.offsets[v + 1]!; i++) {
        const u = graph.to[i]!
        if (core[u]! > core[v]!) isSummit = false
        if (core[u] !== core[v] || visited[u] === 1) continue
        visited[u] = 1
        members.push(u)
      }
    }
    if (isSummit && members.length > 2 && members.length <= maxMembers) found(members.sort((x, y) => x - y))
  }
}

/**
 * Takes away the bidder with the fewest joint lots left, again and again; the most seen so far is its core
 * number.
 */
const coreNumbers = (graph: MeetingGraph): Float64Array => {
  const left = new Float64Array(graph.nodes)
  for (let v = 0; v < graph.nodes; v++)
    for (let i = graph.offsets[v]!; i < graph.offsets[v + 1]!; i++) left[v]! += graph.joint[i]!
  const core = new Float64Array(graph.nodes)
  const heap = new LazyHeap()
  for (let v = 0; v < graph.nodes; v++) if (left[v]! > 0) heap.push(left[v]!, v)
  const gone = new Uint8Array(graph.nodes)
  let level = 0
  for (let v = heap.pop(); v !== undefined; v = heap.pop()) {
    if (gone[v] === 1) continue
    gone[v] = 1
    level = Math.max(level, left[v]!)
    core[v] = level
    for (let i = graph.offsets[v]!; i < graph.offsets[v + 1]!; i++) {
      const u = graph.to[i]!
      if (gone[u] === 1) continue
      left[u]! -= graph.joint[i]!
      heap.push(left[u]!, u)
    }
  }
  return core
}

/**
 * A binary heap of (value, node), least first; a node is pushed again when its value falls, and its old
 * places stay.
 */
class LazyHeap {
  private readonly value: number[] = []
  private readonly node: number[] = []

  push(value: number, node: number): void {
    let i = this.value.length
    this.value.push(value)
    this.node.push(node)
    while (i > 0) {
      const up = (i - 1) >> 1
      if (!this.before(i, up)) break
      this.swap(i, up)
      i = up
    }
  }

  pop(): number | undefined {
    const first = this.node[0]
    const last = this.value.length - 1
    if (first === undefined) return undefined
    this.swap(0, last)
    this.value.pop()
    this.node.pop()
    for (let i = 0; ; ) {
      let least = i
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < last && this.before(child, least)) least = child
      if (least === i) return first
      this.swap(i, least)
      i = least
    }
  }

  private before(i: number, j: number): boolean {
    const difference = this.value[i]! - this.value[j]!
    return difference < 0 || (difference === 0 && this.node[i]! < this.node[j]!)
  }

  private swap(i: number, j: number): void {
    ;[this.value[i], this.value[j]] = [this.value[j]!, this.value[i]!]
    ;[this.node[i], this.node[j]] = [this.node[j]!, this.node[i]!]
  }
}
