// The first load of a Neo4j server in bulk, stage by stage, beside the bare importer on the same files; then
// what a client does with it.
//
//   npm run build && node bench/neo4j/first-load.mjs [bids] [evidence columns: 17 | 34] [heap] [page cache]
//
// CPU seconds are those of this process, of the programs that it ran and of the server together: wall time is
// whatever else runs here, too. Ends with an error when a digest or a ring differs from the embedded
// engine's.
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '../../dist/detection/detect.js'
import { openRecord } from '../../dist/engines/embedded/open.js'
import { adoptGraph } from '../../dist/engines/in-step/adopt.js'
import { writeBulkFiles } from '../../dist/engines/in-step/bulk-files.js'
import { importPaths } from '../../dist/intake/import.js'
import { openStore } from '../../dist/store.js'
import { bulkLoad, makeServer, startServer, stopServer } from '../../test/neo4j/server.mjs'
import { makeMarket } from '../pipeline/make-market.mjs'
import { fillEveryColumn } from './every-column.mjs'

const [bids = '500000', columns = '17', heap = '1g', pagecache = '512m'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'bench-first-load-'))
const [input, more, store, files] = ['in', 'more', 'store', 'load'].map((name) => join(folder, name))
const now = () => new Date('2026-04-01T00:00:00Z')
/** of a market of a test no time is wanted */
const quick = Number(bids) < 10_000
/** of a large one detections are not repeated */
const large = Number(bids) > 1_000_000
let server

/** CPU seconds of a process and of its children that ended. */
const cpuOf = (pid, isTree = false) => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, isTree ? 15 : 13).reduce((sum, field) => sum + Number(field), 0)
    return ticks / 100
  } catch {
    return 0
  }
}
const cpu = () => cpuOf(process.pid, true) + (server ? cpuOf(server.pid) : 0)

const spent = {}
const stage = async (what, work) => {
  const [begun, before] = [performance.now(), cpu()]
  const result = await work()
  spent[what] = cpu() - before
  const wall = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${what.padEnd(44)} ${wall.padStart(8)} s ${spent[what].toFixed(1).padStart(8)} CPU s`)
  return result
}
/** Rings without the numbers that every run gives anew. */
const ringsOf = ({ casebook }) => JSON.stringify(casebook.rings({}).rings).replace(/\b(R|RUN)-\d+/g, '')
const detectIn = (opened) => detect(opened, { workers: 2, seed: 1, communities: 'leiden', now })
const same = (what, a, b) => {
  if (a !== b) throw new Error(`${what} differs`)
  console.log(`same ${what}`)
}

try {
  await makeMarket(input, Number(bids))
  if (columns === '34') await fillEveryColumn(input)
  let opened = await openStore(store)
  await stage('embedded: import', () => importPaths(opened, [input], { now }))
  await stage('embedded: market', () => opened.engine.market())
  await stage('embedded: detect', () => detectIn(opened))
  if (!large) await stage('embedded: detect again', () => detectIn(opened))
  const [digest, rings] = [await opened.engine.digest(), ringsOf(opened)]
  const id = opened.casebook.storeId
  opened.casebook.clear()
  await opened.close()

  const record = await openRecord(join(store, 'graph.duckdb'))
  const { counts } = await stage('export', () => writeBulkFiles(record, id, files))
  await record.engine.close()
  console.log(
    Object.entries(counts)
      .map(([name, n]) => `${name} ${n.toLocaleString('en')}`)
      .join(', '),
  )

  server = await makeServer()
  const { home } = server
  await stage('bulk load (the bare importer)', async () => bulkLoad(home, files, heap, quick))
  await stage('start of the server', async () => {
    server = await startServer({ heap, pagecache, quick, of: server })
  })
  const settings = { uri: server.uri, user: server.user, password: server.password, patienceMs: 60_000 }
  await stage('constraints, indexes, adopt', () => adoptGraph(settings, { id, dir: store }))
  const whole = ['embedded: import', 'export', 'bulk load (the bare importer)', 'constraints, indexes, adopt']
  const sum = whole.reduce((total, what) => total + spent[what], 0)
  console.log(
    `first load ${sum.toFixed(0)} CPU s, ${(sum / spent['bulk load (the bare importer)']).toFixed(1)} times the bare importer`,
  )

  const open = () => openStore(store, { neo4j: settings })
  opened = await open()
  rmSync(join(store, 'snapshot'), { recursive: true, force: true })
  await stage('in step: market', () => opened.engine.market())
  await stage('in step: detect (with rings into the graph)', () => detectIn(opened))
  if (!large) await stage('in step: detect again, the server warm', () => detectIn(opened))
  same('digest', await opened.engine.digest(), digest)
  same('rings', ringsOf(opened), rings)
  await opened.close()

  renameSync(join(store, 'graph.duckdb'), join(folder, 'before.duckdb'))
  await stage('cache made again from the blocks', async () => {
    opened = await open()
  })
  same('digest', await opened.engine.digest(), digest)
  await makeMarket(more, Math.max(200, Math.round(Number(bids) / 50)), 7)
  if (columns === '34') await fillEveryColumn(more)
  await stage('import of a fiftieth more, online', () => importPaths(opened, [more], { now }))
  await opened.close()
} finally {
  if (server?.pid) await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
}
