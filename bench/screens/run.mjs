import { DuckDBInstance } from '@duckdb/node-api'
import { contextOf, piecesOf } from '../../dist/evidence/ask-rules.js'
import { meetingPart } from '../../dist/evidence/evaluate.js'
import { ItemSink } from '../../dist/evidence/item-sink.js'
import { defaultDetection } from '../../dist/evidence/settings.js'
import { WHOLE } from '../../dist/market/meeting-pairs.js'
import { effectiveBids } from '../../dist/market/screens/effective-bids.js'
import { lotScreens, SCREENS } from '../../dist/market/screens/lot-screens.js'
import { screenMarket } from '../../dist/market/screens/screen-market.js'
import { forEachSubgroups } from '../../dist/market/screens/subgroups.js'
import { market } from './market.mjs'

/**
 * Question: how long do the price screens of all lots take, beside a few of them in DuckDB SQL in the same
 * run?
 *
 *   npm run build && node bench/screens/run.mjs [lots] [bidders]
 *
 * 600,000 lots (about 2 million bids) by default; DuckDB's bids are loaded beforehand, and it works in two
 * threads. The SQL takes the effective bids and computes n, CV, spread, DIFFP, RD and skewness; its sums must
 * be ours (DuckDB's skewness, by raw power sums, to 1e-5 a lot).
 */
const [lots = 600_000, bidders = 60_000] = process.argv.slice(2).map(Number)

const timed = async (work) => {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { result, cpu: (user + system) / 1e6, wall: (performance.now() - start) / 1000 }
}

const data = market({ lots, bidders, seed: 1 })
console.log(`${data.bids.count} bids, ${lots} lots`)

const db = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
await db.run('CREATE TABLE bids (lot INTEGER, bidder INTEGER, no INTEGER, amount DOUBLE, status INTEGER)')
const appender = await db.createAppender('bids')
for (let i = 0; i < data.bids.count; i++) {
  appender.appendInteger(data.bids.lot[i])
  appender.appendInteger(data.bids.bidder[i])
  appender.appendInteger(data.bids.no[i])
  appender.appendDouble(data.bids.amount[i])
  appender.appendInteger(data.bids.status[i])
  appender.endRow()
}
appender.closeSync()

const SQL = `
  CREATE OR REPLACE TABLE screens AS
  WITH effective AS (
    SELECT lot, arg_max(amount, no) AS b FROM bids WHERE status = 0 AND amount > 0 GROUP BY lot, bidder),
  ranked AS (SELECT lot, b, row_number() OVER (PARTITION BY lot ORDER BY b) AS place FROM effective)
  SELECT lot, count(*)::INTEGER AS n, stddev_samp(b) / avg(b) AS cv, (max(b) - min(b)) / min(b) AS spd,
    (min(b) FILTER (place > 1) - min(b)) / min(b) AS diffp,
    (min(b) FILTER (place > 1) - min(b)) / nullif(stddev_samp(b) FILTER (place > 1), 0) AS rd,
    CASE WHEN max(b) > min(b) AND count(*) > 2 THEN skewness(b) END AS skew
  FROM ranked GROUP BY lot`

const screens = await timed(() => lotScreens(effectiveBids(data)))
const sql = await timed(() => db.run(SQL))
const whole = await timed(() => screenMarket(data))
const subgroups = await timed(() => {
  let seen = 0
  for (const size of [3, 4])
    forEachSubgroups(whole.result.prices, size, (_, { count }) => {
      seen += count
    })
  return seen
})
data.coverage = Object.fromEntries(['bids.amount'].map((name) => [name, { rows: 1, filled: 1 }]))
const rules = await timed(() => {
  const sink = new ItemSink()
  const lotFlags = []
  const settings = defaultDetection()
  const context = contextOf(data, settings, data.bidders.count, meetingPart(data, settings, WHOLE))
  for (const piece of piecesOf(context, settings, { sink, lotFlags, bidderFlags: [] }, true)) piece()
  return sink.count + lotFlags.length
})

const sums = await db.runAndReadAll(
  'SELECT sum(n)::DOUBLE, sum(cv), sum(spd), sum(diffp), sum(rd), sum(skew) FROM screens',
)
const total = (column) => column.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0)
const own = ['n', 'cv', 'spd', 'diffp', 'rd', 'skew'].map((name) => total(screens.result[name]))
own.forEach((value, i) => {
  const theirs = Number(sums.getRows()[0][i])
  if (Math.abs(value - theirs) > 1e-5 * lots) throw new Error(`sums differ: ${value} ${theirs}`)
})

const row = ({ cpu, wall }) => ({ cpu, wall })
console.table({
  [`${SCREENS.length} screens of every lot`]: row(screens),
  'six of them in DuckDB SQL': row(sql),
  'with strata, evidence and score': row(whole),
  [`${subgroups.result} subgroups of three and four`]: row(subgroups),
  [`PRC rules, ${rules.result} flags and items`]: row(rules),
})
console.log(
  `DuckDB over ours, CPU: ${(sql.cpu / screens.cpu).toFixed(1)} (wall ${(sql.wall / screens.wall).toFixed(1)})`,
)
