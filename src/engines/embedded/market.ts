import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../../domain/errors.js'
import type { Market } from '../../market/market.js'
import type { MarketOptions } from '../../market/market-cache.js'
import { digestOf } from './digest.js'
import { readRawBids } from './market-bids.js'
import { readCoverage } from './market-coverage.js'
import { readFacts } from './market-facts.js'
import { readAllowlist, readGroups, readHoldings } from './market-links.js'
import { readLots } from './market-lots.js'
import { readOrgs } from './market-orgs.js'
import { readProceedings } from './market-proceedings.js'
import { readTableRows } from './market-rows.js'
import { ValueBuild } from './market-values.js'

/** Steps of a build, for progress. */
const STEPS = 8

/** Builds the market from what the store holds at this moment, whatever is imported meanwhile. */
export const buildMarket = async (
  connection: DuckDBConnection,
  { signal, progress }: MarketOptions,
): Promise<Market> => {
  let done = 0
  const step = (what: string): void => {
    if (signal?.aborted) throw new AppError('cancelled', 'The market build was cancelled')
    progress?.(done++, STEPS, what)
  }
  let build: ValueBuild | undefined
  await connection.run('BEGIN')
  try {
    const digest = await digestOf(connection)
    step('orgs')
    const orgs = await readOrgs(connection)
    step('lots')
    const lots = await readLots(connection, orgs)
    build = new ValueBuild(connection, { orgs, lots })
    step('bids')
    build.begin(await readRawBids(connection, orgs, lots))
    step('links')
    const { groups, groupName } = await readGroups(connection, orgs)
    const { holdings, persons } = await readHoldings(connection, orgs)
    const allowlist = await readAllowlist(connection)
    const proceedings = await readProceedings(connection, lots.market.count)
    const tables = await readTableRows(connection, orgs, lots)
    step('facts')
    const facts = await readFacts(connection, orgs)
    step('coverage')
    const coverage = await readCoverage(connection, facts)
    step('values')
    const { bids, values } = await build.finish({ facts, allowlist, coverage }, signal)
    step('done')
    return {
      digest,
      bidders: { ...orgs.market, ...groups, groupName },
      lots: lots.market,
      words: lots.words,
      bids,
      values,
      holdings,
      persons,
      allowlist,
      ...proceedings,
      tables,
      coverage,
    }
  } finally {
    await build?.stop()
    await connection.run('ROLLBACK')
  }
}
