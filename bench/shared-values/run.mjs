import { DuckDBInstance } from '@duckdb/node-api'
import { ItemSink } from '../../dist/evidence/item-sink.js'
import { mergeItems } from '../../dist/evidence/merge-items.js'
import { DetectionSettings } from '../../dist/evidence/settings.js'
import { SharedValueKernel } from '../../dist/evidence/shared-values.js'
import { syntheticMarket } from './market.mjs'

/**
 * Question: how fast are all pairs of bidders with a shared value found, against the same pairs in DuckDB?
 *
 *   node bench/shared-values/run.mjs [bids] [threads of DuckDB]
 *
 * The kernel (one thread, every exemption and reading) and DuckDB (holders of a value joined with themselves
 * under the hub limit, their common lots counted by a join on value and lot) read the same uses and bids;
 * both must count the same pairs.
 */
const [bids = '1000000', threads = '2'] = process.argv.slice(2)
const market = syntheticMarket(Number(bids), 7)
const { values } = market
console.log(
  `${bids} bids, ${market.bidders.count} bidders, ${values.count} values, ${values.useBidder.length} uses`,
)

const timed = async (what, act) => {
  const start = performance.now()
  const before = process.cpuUsage()
  const result = await act()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  const cpu = (user + system) / 1e6
  console.log(`${what.padEnd(34)} ${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of CPU`)
  return { seconds, cpu, result }
}

const hubs = []
const run = (kinds) => {
  const sink = new ItemSink()
  const settings = DetectionSettings.parse({ evidence: { serviceProvider: { kinds } } })
  new SharedValueKernel(market, settings).run(0, values.count, sink, hubs)
  return sink
}
const whole = () => run(undefined)
await timed('kernel, cold', whole)
const full = await timed('kernel, with readings', whole)
const ours = await timed('kernel, pairs and bits alone', () => run([]))
await timed('canonical order', () => mergeItems([{ items: full.result.items(), details: [] }]))

const instance = await DuckDBInstance.create(':memory:', { threads })
const connection = await instance.connect()
await connection.run('CREATE TABLE uses (value INTEGER, bidder INTEGER, bid INTEGER)')
await connection.run('CREATE TABLE bids (bid INTEGER, lot INTEGER)')
const appender = await connection.createAppender('uses')
for (let v = 0; v < values.count; v++)
  for (let u = values.useOffsets[v]; u < values.useOffsets[v + 1]; u++) {
    appender.appendInteger(v)
    appender.appendInteger(values.useBidder[u])
    appender.appendInteger(values.useBid[u])
    appender.endRow()
  }
appender.closeSync()
const lots = await connection.createAppender('bids')
for (let bid = 0; bid < market.bids.count; bid++) {
  lots.appendInteger(bid)
  lots.appendInteger(market.bids.lot[bid])
  lots.endRow()
}
lots.closeSync()
const sql = await timed(`DuckDB, ${threads} threads`, async () => {
  await connection.run(`CREATE OR REPLACE TABLE pairs AS
    WITH holders AS (SELECT DISTINCT value, bidder FROM uses),
         sizes AS (SELECT value, count(*) AS d FROM holders GROUP BY value HAVING d BETWEEN 2 AND 50),
         pairs AS (SELECT x.value, x.bidder AS a, y.bidder AS b, d
                   FROM sizes JOIN holders x USING (value) JOIN holders y USING (value) WHERE x.bidder < y.bidder),
         placed AS (SELECT value, bidder, lot FROM sizes JOIN uses USING (value) JOIN bids USING (bid)),
         joint AS (SELECT x.value, x.bidder AS a, y.bidder AS b, count(*) AS lots
                   FROM placed x JOIN placed y ON x.value = y.value AND x.lot = y.lot
                   WHERE x.bidder < y.bidder GROUP BY ALL)
    SELECT pairs.*, coalesce(lots, 0) AS lots, greatest(0, log2(0.95 * (${market.bidders.count} - 1) / (d - 1))) AS bits
    FROM pairs LEFT JOIN joint USING (value, a, b) ORDER BY a, b, value`)
  return Number((await connection.runAndReadAll('SELECT count(*) FROM pairs')).getRows()[0][0])
})
console.log(`pairs: ${full.result.count} against ${sql.result}`)
const ratio = (of) => (sql[of] / ours[of]).toFixed(1)
console.log(`DuckDB / kernel: time × ${ratio('seconds')}, CPU × ${ratio('cpu')}`)
if (full.result.count !== sql.result) process.exitCode = 1
