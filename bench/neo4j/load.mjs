import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '../../dist/detection/detect.js'
import { importPaths } from '../../dist/intake/import.js'
import { marketPairs } from '../../dist/market/pair-counts.js'
import { openStore } from '../../dist/store.js'
import { startServer, stopServer } from '../../test/neo4j/server.mjs'
import { makeMarket } from '../pipeline/make-market.mjs'
import { bareLoad, bareWipe } from './bare-load.mjs'
import { fillEveryColumn } from './every-column.mjs'

/**
 * Loads the same bids, three times: bare (UNWIND … MERGE), through the product on Neo4j, and through the
 * product on the embedded engine; then detects on both. Each of the first two meets a server of its own, with
 * 1 GiB of heap, an empty data folder and code compiled by a small load of the same kind. Every stage is
 * printed as it ends; one that fails is printed and the others go on. CPU seconds are the server's and this
 * process's together: wall time is whatever else runs here, too.
 *
 *   npm run build && node bench/neo4j/load.mjs [bids, default 500000] [order: bare-first | product-first]
 *     [evidence columns: 17 | 34] [bids of the small load, default 10000]
 */
const bids = Number(process.argv[2] ?? 500_000)
const bareFirst = process.argv[3] !== 'product-first'
const folder = mkdtempSync(join(tmpdir(), 'bench-neo4j-'))
const input = join(folder, 'in')
const small = join(folder, 'small')
const everyColumn = process.argv[4] === '34'
/** Bids between two lines of progress. */
const STEP = Math.max(10_000, Math.round(bids / 10))
const now = () => new Date()
const MB = 2 ** 20
const CLOCK_TICKS = 100
/** Bidders of a value or lot beyond which it counts for no pair. */
const MOST = 200

try {
  const made = await makeMarket(input, bids)
  await makeMarket(small, Number(process.argv[5] ?? 10_000), 7)
  if (everyColumn) for (const market of [input, small]) await fillEveryColumn(market)
  const loads = [
    ['bare', () => onServer(warmBare, (server) => bare(server, made.bids))],
    ['product', () => onServer(warmProduct, (server) => product(server, made.bids))],
  ]
  const done = {}
  for (const [name, load] of bareFirst ? loads : loads.toReversed()) done[name] = await load()
  const embedded = await whole('embedded', {}, made.bids)
  compare(done.bare, done.product, embedded)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function onServer(warm, act) {
  const server = await startServer({ heap: '1g', pagecache: '256m' })
  try {
    await warm(server)
    const result = await act(server)
    console.log(
      `${' '.repeat(26)} server: ${peakMb(server.pid)} MB resident at most, data ${sizeMb(join(server.home, 'data'))} MB`,
    )
    return result
  } finally {
    await stopServer(server)
  }
}

function warmBare(server) {
  return bareLoad(server, small).then(() => bareWipe(server))
}

async function warmProduct(server) {
  const store = await openStore(join(folder, 'warm'), { ...connection(server), toClear: true })
  await store.engine.clear()
  await importPaths(store, [small], { now })
  await store.engine.clear()
  await store.close()
}

function bare(server, count) {
  const progress = steps('bare')
  return stage('bare: UNWIND … MERGE', server.pid, () => bareLoad(server, input, progress), count)
}

function product(server, count) {
  return whole('neo4j', { ...connection(server), toClear: true }, count, server.pid)
}

function connection({ uri, user, password }) {
  return { neo4j: { uri, user, password, patienceMs: 0 } }
}

async function whole(name, settings, count, pid) {
  const store = await openStore(join(folder, name), settings)
  await store.engine.clear()
  const progress = steps(name)
  const load = await stage(
    `${name}: import`,
    pid,
    () => importPaths(store, [input], { now, progress: ({ rows }) => progress(rows) }),
    count,
  )
  let run
  const detection = await stage(`${name}: detect`, pid, async () => {
    const tell = stageTimes(name)
    run = await detect(store, { workers: 2, seed: 1, communities: 'leiden', now, progress: tell })
    tell(0, 0, undefined)
  })
  await stage(`${name}: bids of a lot`, pid, () => store.engine.lotBids('LOT00000001'))
  const market = await store.engine.market()
  for (const of of ['values', 'lots']) {
    await stage(`${name}: pairs by ${of}`, pid, () => store.engine.recount.pairs(of, MOST))
    await stage(`  the same in the market`, undefined, async () => marketPairs(market, of, MOST))
  }
  const digest = await store.engine.digest()
  await store.close()
  return { load, detection, digest, counts: run && JSON.stringify(run.counts) }
}

/** Runs and prints one stage. @returns its wall and CPU seconds, undefined when it failed */
async function stage(what, pid, act, count) {
  const cpu = () => ({ client: cpuOf(process.pid), server: pid ? cpuOf(pid) : 0 })
  const before = cpu()
  const begun = performance.now()
  try {
    await act()
  } catch (error) {
    console.log(
      `${what.padEnd(26)} FAILED after ${seconds(begun)}: ${error.message} ${error.cause?.code ?? ''}`,
    )
    return undefined
  }
  const after = cpu()
  const [client, server] = [after.client - before.client, after.server - before.server]
  const spent = { wall: (performance.now() - begun) / 1000, cpu: client + server }
  const rate = count ? `${Math.round(count / spent.wall).toLocaleString('en')} bids/s` : ''
  console.log(
    `${what.padEnd(26)} ${spent.wall.toFixed(1).padStart(8)} s  ${spent.cpu.toFixed(1).padStart(8)} CPU s${pid ? ` (server ${server.toFixed(1)})` : ''} ${rate.padStart(16)}`,
  )
  return spent
}

/** Prints how long each STEP of rows took: a rate that falls as the store grows is seen. */
function steps(name) {
  let [last, at] = [performance.now(), 0]
  return (rows) => {
    if (rows < at + STEP) return
    const rate = Math.round(((rows - at) * 1000) / (performance.now() - last))
    console.log(`  ${name}: ${rows.toLocaleString('en')} rows read, ${rate.toLocaleString('en')} rows/s`)
    last = performance.now()
    at = rows
  }
}

/** Prints the stages of a detection as they end. */
function stageTimes(name) {
  let begun = performance.now()
  let last
  return (_, __, what) => {
    if (last !== undefined) console.log(`  ${name}: ${last.padEnd(12)} ${seconds(begun)}`)
    last = what
    begun = performance.now()
  }
}

function compare(bareLoaded, ofProduct, embedded) {
  const { load } = ofProduct
  if (bareLoaded && load)
    console.log(
      `load rate against the bare load: ${(bareLoaded.wall / load.wall).toFixed(2)} by the clock, ${(bareLoaded.cpu / load.cpu).toFixed(2)} per CPU second`,
    )
  console.log(
    `same digest: ${ofProduct.digest === embedded.digest}; same counts of rings: ${ofProduct.counts === embedded.counts}`,
  )
}

function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`
}

/** CPU seconds of a process; 0 where /proc is not there. */
function cpuOf(pid) {
  const text = proc(pid, 'stat')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return text ? (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS : 0
}

function peakMb(pid) {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(proc(pid, 'status'))?.[1] ?? 0) / 1024)
}

function proc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

function sizeMb(dir) {
  const bytes = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
  return Math.round(bytes / MB)
}
