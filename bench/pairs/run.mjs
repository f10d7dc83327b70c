import { DuckDBInstance } from '@duckdb/node-api'
import { z } from 'zod'
import { forEachMeetingPair } from '../../dist/market/meeting-pairs.js'
import { CO_BIDDING_SETTINGS, coBidding, coBiddingFlags } from '../../dist/rules/kernels/co-bidding.js'
import { rankPairs } from '../../dist/rules/pair-ranking.js'
import { configurationTails, pairStatistics } from '../../dist/rules/pair-statistics.js'
import { market } from './market.mjs'

/**
 * Question: how fast are all pairs that meet on five lots or more counted, beside the same in DuckDB SQL in
 * the same run, and what does testing them against chance add? And how long does every pair with a joint lot
 * take, with p and q (`biaojian pairs`), beside a bare count of them in SQL?
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

const bare = await timed(async () => {
  const reader = await db.runAndReadAll(`
    SELECT count(*)::INTEGER, sum(k)::DOUBLE FROM (
      SELECT count(*) AS k FROM bids x JOIN bids y ON x.lot = y.lot AND x.bidder < y.bidder GROUP BY x.bidder, y.bidder)`)
  const [[pairs, meetings]] = reader.getRows()
  return { pairs, meetings }
})
const every = await timed(() => pairStatistics(data, settings.windowMonths))
const second = await timed(() => configurationTails(data, every.result))
const ranked = await timed(() => rankPairs(data, settings.windowMonths))
const meetings = every.result.joint.reduce((sum, k) => sum + k, 0)
if (every.result.count !== bare.result.pairs || meetings !== bare.result.meetings)
  throw new Error(`counts differ: ${every.result.count}, ${meetings}; ${JSON.stringify(bare.result)}`)

if (JSON.stringify(counted.result) !== JSON.stringify(sql.result))
  throw new Error(`counts differ: ${JSON.stringify([counted.result, sql.result])}`)
console.table({
  'pairs counted': { pairs: counted.result.pairs, cpu: counted.cpu, wall: counted.wall },
  'the same in DuckDB SQL': { pairs: sql.result.pairs, cpu: sql.cpu, wall: sql.wall },
  'counted and tested': { pairs: tested.result.count, cpu: tested.cpu, wall: tested.wall },
  'false discovery': { pairs: flagged.result.count, cpu: flagged.cpu, wall: flagged.wall },
  'every pair, bare count in DuckDB SQL': { pairs: bare.result.pairs, cpu: bare.cpu, wall: bare.wall },
  'every pair with p and q': { pairs: every.result.count, cpu: every.cpu, wall: every.wall },
  'the configuration model beside it': { pairs: every.result.count, cpu: second.cpu, wall: second.wall },
  'every pair, both nulls, ranked': { pairs: ranked.result.count, cpu: ranked.cpu, wall: ranked.wall },
})
const ratio = (what) => `${(sql.cpu / what.cpu).toFixed(1)} (wall ${(sql.wall / what.wall).toFixed(1)})`
console.log(`CPU of DuckDB over ours: counting ${ratio(counted)}, counting and testing ${ratio(tested)}`)
console.log(
  `every pair with p and q over DuckDB's bare count: CPU ${(every.cpu / bare.cpu).toFixed(2)}, wall ${(every.wall / bare.wall).toFixed(2)}`,
)
