import { graphOfPairs } from '../../dist/communities/graph.js'
import { leiden } from '../../dist/communities/leiden.js'
import { Client } from '../../dist/engines/neo4j/client.js'
import { whole } from '../../dist/engines/neo4j/integers.js'
import { startServer, stopServer } from '../../test/neo4j/server.mjs'
import { planted } from '../leiden/planted.mjs'

/**
 * Our Leiden beside gds.leiden on the same graph: planted groups with noise between them. One core each,
 * seeded; the time of the library's projection and of the transfer of its answer is not counted
 * (`gds.leiden.stats`). Medians of rounds that alternate.
 *
 *   npm run build && node bench/neo4j/leiden.mjs [nodes, default 100000] [rounds, default 3]
 */
const nodes = Number(process.argv[2] ?? 100_000)
const rounds = Number(process.argv[3] ?? 3)
const BIT = 65_536
/** weight per pair that a group must exceed: between that of noise and that of a planted group */
const GAMMA = Math.round(0.01 * BIT)

const server = await startServer({ heap: '2g', pagecache: '64m' })
const { uri, user, password } = server
const client = new Client({ uri, user, password })
try {
  const { a, b } = planted({ nodes, degree: 20, mixing: 0.2, seed: 1 })
  const weight = new Float64Array(a.length).fill(BIT)
  const graph = graphOfPairs(nodes, a, b, weight)
  const pairs = Array.from(a, (v, i) => [whole(v), whole(b[i]), weight[i]])
  console.log(`${nodes.toLocaleString('en')} nodes, ${pairs.length.toLocaleString('en')} pairs`)
  const begun = performance.now()
  await client.autocommit('load/gds-project', { name: 'bench', pairs })
  console.log(`projection (not counted): ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  const [ours, theirs] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    let start = performance.now()
    const found = leiden(graph, { gamma: GAMMA, seed: 1 })
    const mine = performance.now() - start
    start = performance.now()
    const [row] = await client.autocommit('read/gds-leiden-stats', {
      name: 'bench',
      gamma: 1,
      seed: whole(1),
    })
    const gds = performance.now() - start
    if (round === 0) console.log(`warm-up: ${found.partition.count} communities against ${Number(row[0])}`)
    else {
      ours.push(mine)
      theirs.push(gds)
    }
  }
  const median = (list) => list.toSorted((x, y) => x - y)[list.length >> 1]
  console.log(`leiden (CPM)      ${(median(ours) / 1000).toFixed(2)} s`)
  console.log(
    `gds.leiden        ${(median(theirs) / 1000).toFixed(2)} s, ${(median(theirs) / median(ours)).toFixed(1)} times ours`,
  )
} finally {
  await client.close()
  await stopServer(server)
}
