import { DuckDBInstance } from '@duckdb/node-api'
import { z } from 'zod'
import { CO_BIDDING_SETTINGS, coBidding, coBiddingFlags } from '../../dist/rules/co-bidding.js'
import { forEachMeetingPair } from '../../dist/rules/meeting-pairs.js'
import { market } from './market.mjs'

/**
 * Question: how fast are all pairs that meet on five lots or more counted, beside the same in DuckDB SQL in the same
 * run, and what does testing them against chance add?
 *
 *   npm run build && node bench/pairs/run.mjs [lots] [bidders]
 *
 * 500,000 lots (about 1.8 million bids) and 200,000 bidders by default; DuckDB's bids are loaded beforehand.
 */
const [lots = 500_000, bidders = 200_000] = process.argv.slice(2).map(Number)
const settings = z.strictObject(CO_BIDDING_SETTINGS).parse({})
const { minLots } = settings

const timed = async (work) => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { result, cpu: (user + system) / 1e6, wall: (performance.now() - start) / 1000 }
}

const data = market({ lots, bidders, seed: 1 })
console.log(`${data.bids.count} bids, ${lots} lots, ${bidders} bidders`)

const db = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
await db.run('CREATE TABLE bids (lot INTEGER, bidder INTEGER)')
const appender = await db.createAppender('bids')
for (let i = 0; i < data.bids.count; i++) {
  appender.appendInteger(data.bids.lot[i])
  appender.appendInteger(data.bids.bidder[i])
  appender.endRow()
}
appender.closeSync()

const counted = await timed(() => {
  let pairs = 0
  let meetings = 0
  forEachMeetingPair(data, minLots, { index: 0, of: 1 }, (_a, _b, k) => {
    pairs++
    meetings += k
  })
  return { pairs, meetings }
})
const sql = await timed(async () => {
  const reader = await db.runAndReadAll(`
    SELECT count(*)::INTEGER, coalesce(sum(k), 0)::DOUBLE FROM (
      SELECT count(*) AS k FROM bids x JOIN bids y ON x.lot = y.lot AND x.bidder < y.bidder
      GROUP BY x.bidder, y.bidder HAVING k >= ${minLots})`)
  const [[pairs, meetings]] = reader.getRows()
  return { pairs, meetings }
})
const tested = await timed(() => coBidding(data, settings))
const flagged = await timed(() => coBiddingFlags(tested.result, data, settings))

if (JSON.stringify(counted.result) !== JSON.stringify(sql.result))
  throw new Error(`counts differ: ${JSON.stringify([counted.result, sql.result])}`)
console.table({
  'pairs counted': { pairs: counted.result.pairs, cpu: counted.cpu, wall: counted.wall },
  'the same in DuckDB SQL': { pairs: sql.result.pairs, cpu: sql.cpu, wall: sql.wall },
  'counted and tested': { pairs: tested.result.count, cpu: tested.cpu, wall: tested.wall },
  'false discovery': { pairs: flagged.result.count, cpu: flagged.cpu, wall: flagged.wall },
})
const ratio = (what) => `${(sql.cpu / what.cpu).toFixed(1)} (wall ${(sql.wall / what.wall).toFixed(1)})`
console.log(`CPU of DuckDB over ours: counting ${ratio(counted)}, counting and testing ${ratio(tested)}`)
