import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importPaths } from '../../dist/intake/import.js'
import { openStore } from '../../dist/store.js'
import { makeMarket } from './make-market.mjs'

/**
 * Question: how long do import, market and detection of n bids take, and with how much memory?
 *
 *   npm run build && node bench/pipeline/run.mjs [bids] [folder]
 *
 * 500,000 bids by default, 15 evidence columns (make-market.mjs). The folder keeps the input and is used
 * again. Wall seconds, CPU seconds of the process, peak resident memory.
 */
const bids = Number(process.argv[2] ?? 500_000)
const dir = process.argv[3] ?? join(tmpdir(), `biaojian-bench-${bids}`)
const input = join(dir, 'in')
const store = join(dir, 'store')

if (!existsSync(join(input, 'bids.csv'))) {
  mkdirSync(input, { recursive: true })
  await makeMarket(input, bids)
}
rmSync(store, { recursive: true, force: true })
console.log(`${bids} bids, bids.csv ${mb(statSync(join(input, 'bids.csv')).size)} MB`)

const timed = async (what, work) => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  const wall = (performance.now() - start) / 1000
  const rate = Math.round(bids / wall).toLocaleString('en')
  const peak = mb(process.resourceUsage().maxRSS * 1024)
  console.log(
    `${what.padEnd(18)} ${wall.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} CPU s, ${rate} bids/s, peak ${peak} MB`,
  )
  return result
}

const opened = await openStore(store)
const report = await timed('import', () => importPaths(opened, [input], { now: () => new Date(0) }))
for (const { file, read, accepted, merged, quarantined } of report.files)
  console.log(`  ${file.slice(input.length + 1)}: ${read} = ${accepted} + ${merged} + ${quarantined}`)
const market = await timed('market, built', () => opened.engine.market())
console.log(
  `  ${market.bidders.count} bidders, ${market.values.count} shared values, ${market.values.useBid.length} uses`,
)
if (existsSync(new URL('../../dist/detection/detect.js', import.meta.url))) {
  const { detect } = await import('../../dist/detection/detect.js')
  if (!process.argv.includes('--no-detect'))
    await timed('detect', () => detect(opened, { now: () => new Date(0), workers: 2 }))
}
await opened.close()
console.log(`store ${mb(statSync(join(store, 'graph.duckdb')).size)} MB`)
const again = await openStore(store)
await timed('market, snapshot', () => again.engine.market())
await again.close()

function mb(bytes) {
  return Math.round(bytes / 2 ** 20)
}
