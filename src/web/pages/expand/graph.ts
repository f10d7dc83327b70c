import type { Schemas } from '../../api/client.js'

export type Part = Schemas['GraphPart']
export type Node = Part['nodes'][number]
export type Edge = Part['edges'][number]

/** All that the steps so far have brought, in the order in which it came. */
export interface Graph {
  nodes: Node[]
  edges: Edge[]
  /** of the last step */
  notShown: Record<string, number>
  fresh: number
}

export const EMPTY: Graph = { nodes: [], edges: [], notShown: {}, fresh: 0 }

/** The graph with what a step brought. */
export const grown = (graph: Graph, part: Part): Graph => {
  const known = new Set(graph.nodes.map(({ id }) => id))
  const nodes = [...part.seeds, ...part.nodes].filter(({ id }) => !known.has(id) && known.add(id))
  const tied = new Set(graph.edges.map(edgeKey))
  const edges = part.edges.filter((edge) => !tied.has(edgeKey(edge)))
  return {
    nodes: [...graph.nodes, ...nodes],
    edges: [...graph.edges, ...edges],
    notShown: part.notShown,
    fresh: part.nodes.length,
  }
}

export const edgeKey = ({ from, to, type }: Edge): string => `${from} ${to} ${type}`

/** `bidder`, `organisation`, `lot`, or the kind of a value. */
export const groupOf = ({ type, kind }: Node): string => kind ?? type

/** The part of it that is seen: without hidden groups and dropped nodes. */
export const seenOf = (
  { nodes, edges }: Graph,
  hidden: ReadonlySet<string>,
  dropped: ReadonlySet<string>,
): { nodes: Node[]; edges: Edge[] } => {
  const seen = nodes.filter((node) => !hidden.has(groupOf(node)) && !dropped.has(node.id))
  const ids = new Set(seen.map(({ id }) => id))
  return { nodes: seen, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) }
}

/** Nodes by group, the largest group first. */
export const groupsOf = (nodes: readonly Node[]): [group: string, nodes: Node[]][] => {
  const groups = new Map<string, Node[]>()
  for (const node of nodes) {
    const group = groups.get(groupOf(node))
    if (group) group.push(node)
    else groups.set(groupOf(node), [node])
  }
  return [...groups].sort(([x, a], [y, b]) => b.length - a.length || (x < y ? -1 : 1))
}
