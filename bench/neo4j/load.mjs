import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '../../dist/detect.js'
import { importPaths } from '../../dist/intake/import.js'
import { openStore } from '../../dist/store.js'
import { startServer, stopServer } from '../../test/neo4j/server.mjs'
import { makeMarket } from '../pipeline/make-market.mjs'
import { bareLoad, bareWipe } from './bare-load.mjs'

/**
 * Loads the same bids, with every evidence column, three times: bare (UNWIND … MERGE), through the product on Neo4j, and through the
 * product on the embedded engine; then detects on both. One server with 1 GiB of heap, all in one run.
 *
 *   npm run build && node bench/neo4j/load.mjs [bids, default 500000] [order: bare-first | product-first]
 */
const bids = Number(process.argv[2] ?? 500_000)
const bareFirst = process.argv[3] !== 'product-first'
const folder = mkdtempSync(join(tmpdir(), 'bench-neo4j-'))
const input = join(folder, 'in')
const now = () => new Date()
const rate = (n, ms) => `${Math.round((n * 1000) / ms).toLocaleString('en')} bids/s`.padStart(16)
const say = (what, n, ms, more = '') =>
  console.log(`${what.padEnd(34)} ${(ms / 1000).toFixed(1).padStart(8)} s ${n ? rate(n, ms) : ''} ${more}`)

const made = await makeMarket(input, bids)
const server = await startServer({ heap: '1g', pagecache: '256m' })
try {
  const { uri, user, password } = server
  await warm()
  const bare = async () => {
    const { ms } = await bareLoad(server, input)
    say('bare UNWIND … MERGE', made.bids, ms)
    await bareWipe(server)
    return ms
  }
  const bareMs = bareFirst ? await bare() : undefined
  const product = await whole('neo4j', { neo4j: { uri, user, password, patienceMs: 0 }, toClear: true })
  const bareMsLast = bareMs ?? (await bare())
  const embedded = await whole('embedded', {})
  console.log(`load rate against the bare load: ${(bareMsLast / product.importMs).toFixed(2)}`)
  console.log(
    `same digest: ${product.digest === embedded.digest}; same counts of rings: ${product.counts === embedded.counts}`,
  )
} finally {
  await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
}

/** The server's first hundred thousand rows are slow while its code is compiled: both loads meet a warm one. */
async function warm() {
  const small = join(folder, 'small')
  await makeMarket(small, 10_000, 7)
  await bareLoad(server, small)
  await bareWipe(server)
  const { uri, user, password } = server
  const store = await openStore(join(folder, 'warm'), { neo4j: { uri, user, password }, toClear: true })
  await store.engine.clear()
  await importPaths(store, [small], { now })
  await store.engine.clear()
  await store.close()
}

async function whole(name, settings) {
  const store = await openStore(join(folder, name), settings)
  await store.engine.clear()
  let begun = performance.now()
  await importPaths(store, [input], { now })
  const importMs = performance.now() - begun
  say(`${name}: import`, made.bids, importMs)
  begun = performance.now()
  const run = await detect(store, { workers: 2, seed: 1, communities: 'leiden', now })
  say(`${name}: detect`, 0, performance.now() - begun, `market ${run.timingsMs.market} ms`)
  begun = performance.now()
  await store.engine.lotBids('LOT00000001')
  say(`${name}: bids of a lot`, 0, performance.now() - begun)
  const digest = await store.engine.digest()
  await store.close()
  return { importMs, digest, counts: JSON.stringify(run.counts) }
}
