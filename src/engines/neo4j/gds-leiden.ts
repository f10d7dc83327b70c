import { randomUUID } from 'node:crypto'
import { AppError } from '../../domain/errors.js'
import type { PairGraph } from '../engine.js'
import type { Client } from './client.js'
import { numberOf, whole } from './integers.js'

/** Share of the heap that Leiden may take, by its own estimate. */
const MOST_HEAP = 0.8
/** Resolution of its modularity; not the bits of our own objective. */
const GAMMA = 1

/**
 * Communities of a pair graph by the Graph Data Science library's Leiden, on one core and seeded, so that it
 * repeats. It optimises modularity. Fails with `invalid_input` where the library is not installed, with
 * `too_large` when its estimate exceeds the server's heap.
 * @returns a label for every node; a node without a pair is its own community
 */
export const gdsLeiden = async (client: Client, graph: PairGraph, seed: number): Promise<Int32Array> => {
  const [installed] = await client.read('read/gds-installed')
  if (numberOf(installed![0]) === 0)
    throw new AppError(
      'invalid_input',
      'Cannot find communities with gds-leiden: the Neo4j server has no Graph Data Science library',
    )
  const labels = Int32Array.from({ length: graph.nodes }, (_, node) => node)
  if (graph.a.length === 0) return labels
  const name = `biaojian-${randomUUID()}`
  const pairs = Array.from(graph.a, (a, i) => [whole(a), whole(graph.b[i]!), graph.weight[i]!])
  await client.autocommit('load/gds-project', { name, pairs })
  try {
    const params = { name, gamma: GAMMA, seed: whole(seed) }
    const [[share, needed]] = (await client.autocommit('read/gds-estimate', params)) as [[number, string]]
    if (share > MOST_HEAP)
      throw new AppError(
        'too_large',
        `Cannot find communities with gds-leiden: it would take ${needed}, ${Math.round(share * 100)} % of the server's heap`,
      )
    for (const [node, community] of await client.autocommit('read/gds-leiden', params))
      labels[numberOf(node)] = graph.nodes + numberOf(community)
  } finally {
    await client.autocommit('load/gds-drop', { name })
  }
  return dense(labels)
}

/** Labels numbered from 0 in the order of their first node. */
const dense = (labels: Int32Array): Int32Array => {
  const number = new Map<number, number>()
  return labels.map((label) => {
    const known = number.get(label)
    if (known !== undefined) return known
    number.set(label, number.size)
    return number.size - 1
  })
}
