import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { importPaths } from '../../dist/intake/import.js'
import { openStore } from '../../dist/store.js'
import { makeMarket } from '../pipeline/make-market.mjs'

/**
 * Question: what does an import cost beside merely reading the same file?
 *
 *   npm run build && node bench/import/run.mjs [bids] [rounds]
 *
 * DuckDB reads bids.csv into a table, all text, two threads, nothing checked. We read the same file and its
 * lots: every cell normalised, keys, conflicts and pending bids settled, provenance kept, committed to disk.
 * Rounds alternate; medians.
 */
const bids = Number(process.argv[2] ?? 200_000)
const rounds = Number(process.argv[3] ?? 3)
const dir = join(tmpdir(), `biaojian-bench-import-${bids}`)
const input = join(dir, 'in')
if (!existsSync(join(input, 'bids.csv'))) {
  mkdirSync(input, { recursive: true })
  await makeMarket(input, bids)
}
const megabytes = statSync(join(input, 'bids.csv')).size / 2 ** 20

const timed = async (work) => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }
}

const ours = async () => {
  const folder = join(dir, 'store')
  rmSync(folder, { recursive: true, force: true })
  const store = await openStore(folder)
  const report = await importPaths(store, [input], { now: () => new Date(0) })
  await store.close()
  for (const { file, read, accepted, merged, quarantined } of report.files)
    if (read !== accepted + merged + quarantined) throw new Error(`totals of ${file} do not balance`)
}

const duckdb = async () => {
  const file = join(dir, 'plain.duckdb')
  rmSync(file, { force: true })
  const instance = await DuckDBInstance.create(file, { threads: '2', memory_limit: '2GB' })
  const connection = await instance.connect()
  await connection.run(
    `CREATE TABLE bids AS SELECT * FROM read_csv('${join(input, 'bids.csv')}', all_varchar = true)`,
  )
  connection.closeSync()
  instance.closeSync()
}

const runs = { ours: [], duckdb: [] }
for (let round = 0; round < rounds; round++) {
  runs.duckdb.push(await timed(duckdb))
  runs.ours.push(await timed(ours))
}
const median = (list, key) => list.map((one) => one[key]).sort((a, b) => a - b)[list.length >> 1]
for (const [name, list] of Object.entries(runs)) {
  const [wall, cpu] = [median(list, 'wall'), median(list, 'cpu')]
  const rate = Math.round(bids / wall).toLocaleString('en')
  console.log(
    `${name.padEnd(8)} ${wall.toFixed(2)} s, ${cpu.toFixed(2)} CPU s, ${rate} bids/s, ${(megabytes / cpu).toFixed(0)} MB per CPU s`,
  )
}
const ratio = (key) => (median(runs.ours, key) / median(runs.duckdb, key)).toFixed(1)
console.log(
  `ours / DuckDB: ${ratio('wall')} in wall time, ${ratio('cpu')} in CPU time (${bids} bids, ${megabytes.toFixed(0)} MB)`,
)
