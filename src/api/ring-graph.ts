import type { z } from 'zod'
import type { View } from '../access/view.js'
import type { Ring } from '../domain/ring.js'
import type { RingRecord } from '../domain/run.js'
import type { RingGraph } from './schemas/ring-graph.js'

type Graph = z.infer<typeof RingGraph>
type Node = Graph['nodes'][number]
type Edge = Graph['edges'][number]

/** A ring as a graph: who belongs to it, which values they share, and what ties them, in bits. */
export const graphOf = (record: RingRecord, view: View): Graph => {
  const ring = view.ring(record)
  const shared = sharedValues(record, ring)
  const nodes = [
    ...ring.members.map((m) => nodeOf('bidder', m.bidderId, m.name, m.role)),
    ...ring.associates.map((a) => nodeOf('associate', a.bidderId, a.name, null)),
    ...shared.nodes,
  ]
  return { run: record.run, nodes, edges: [...tiesOf(record), ...associatesOf(ring), ...shared.edges] }
}

const nodeOf = (type: 'bidder' | 'associate', id: string, label: string, role: string | null): Node => ({
  id,
  type,
  label,
  kind: null,
  role,
})

const tiesOf = ({ ties }: RingRecord): Edge[] =>
  ties.map(({ a, b, bits, families, rules }) => ({ from: a, to: b, type: 'tie', bits, families, rules }))

const associatesOf = ({ associates }: Ring): Edge[] =>
  associates.flatMap(({ bidderId, tiedTo, bits }) =>
    tiedTo.map((member) => ({
      from: bidderId,
      to: member,
      type: 'associate' as const,
      bits,
      families: null,
      rules: [],
    })),
  )

/**
 * `R-000001-value-1` … for the value of each fact of a record, one name a value; null for a pattern. The
 * ring is part of it, so that graphs of two rings put together never join two values.
 */
export const valueNamesOf = ({ ring, clear }: RingRecord): (string | null)[] => {
  const names = new Map<string, string>()
  return ring.evidence.map((item, i) => {
    if (item.value === null || item.kind === null) return null
    const value = `${item.kind}\u0000${clear[i] ?? item.value}`
    const name = names.get(value) ?? `${ring.id}-value-${names.size + 1}`
    names.set(value, name)
    return name
  })
}

/**
 * The values of a ring's evidence, one node a value whatever rules speak of it, and who holds it. Two values
 * that look alike masked are told apart by their clear texts.
 */
const sharedValues = (record: RingRecord, shown: Ring): { nodes: Node[]; edges: Edge[] } => {
  const nodes = new Map<string, Node>()
  const edges = new Map<string, Edge>()
  const names = valueNamesOf(record)
  record.ring.evidence.forEach((item, i) => {
    const id = names[i]
    if (!id) return
    const label = shown.evidence[i]!.value!
    const node = nodes.get(id) ?? { id, type: 'value' as const, label, kind: item.kind, role: null }
    nodes.set(id, node)
    for (const member of item.members) addHolder(edges, member, node.id, item)
  })
  return { nodes: [...nodes.values()], edges: [...edges.values()] }
}

const addHolder = (
  edges: Map<string, Edge>,
  from: string,
  to: string,
  { bits, rule }: Ring['evidence'][number],
): void => {
  const key = `${from}\u0000${to}`
  const known = edges.get(key)
  if (known) known.rules.push(rule)
  else edges.set(key, { from, to, type: 'holds', bits, families: null, rules: [rule] })
}
