import { AppError } from '../../domain/errors.js'
import { orderBids } from '../../market/bid-order.js'
import type { Market } from '../../market/market.js'
import type { MarketOptions } from '../../market/market-cache.js'
import { readRows } from '../../market/rows.js'
import { EMPTY_DIGEST } from '../digest.js'
import type { Client } from './client.js'
import { readRawBids } from './market-bids.js'
import { coverageOf, markFilled } from './market-coverage.js'
import { readFacts } from './market-facts.js'
import { readAllowlist, readGroups, readHoldings } from './market-links.js'
import { readLots } from './market-lots.js'
import { readOrgs } from './market-orgs.js'
import { readProceedings } from './market-proceedings.js'
import { readTables } from './market-tables.js'
import { buildValues, readBlocked, readUses } from './market-values.js'
import { readStore } from './settle.js'

/** Steps of a build, for progress. */
const STEPS = 7
/** Builds begun anew because an import ended meanwhile. */
const TRIES = 5

/** Builds the market of what the store holds; anew when an import ended while it was read. */
export const buildMarket = async (client: Client, options: MarketOptions): Promise<Market> => {
  for (let tried = 1; ; tried++) {
    const market = await buildOnce(client, options)
    const { digest = EMPTY_DIGEST } = await readStore(client)
    if (digest === market.digest) return market
    if (tried === TRIES)
      throw new AppError(
        'conflict',
        'Cannot read the market: imports go on and on; try again when they have ended',
      )
  }
}

const buildOnce = async (client: Client, { signal, progress }: MarketOptions): Promise<Market> => {
  let done = 0
  const step = (what: string): void => {
    if (signal?.aborted) throw new AppError('cancelled', 'The market build was cancelled')
    progress?.(done++, STEPS, what)
  }
  const { digest = EMPTY_DIGEST, settled } = await readStore(client)
  step('values')
  const uses = await readUses(client, settled, signal)
  const blocked = await readBlocked(client)
  step('tables')
  const tables = await readTables(client, settled)
  step('orgs')
  const orgs = await readOrgs(client, tables)
  step('lots')
  const lots = await readLots(client, orgs, tables)
  step('bids')
  const sizes = { lots: lots.index.count, bidders: orgs.market.count, orgs: orgs.index.count, seqs: settled }
  const { bids, placeOfSeq } = orderBids(await readRawBids(client, orgs, lots, tables), sizes)
  const filled = markFilled(bids, tables.bids, placeOfSeq)
  step('links')
  const { groups, groupName } = await readGroups(client, orgs, tables)
  const { holdings, persons } = await readHoldings(client, orgs, tables)
  const allowlist = await readAllowlist(client, tables)
  const proceedings = await readProceedings(client, { orgs, lots, words: lots.ranked }, tables)
  const rows = await readRows(({ name }) => tables[name], {
    lot: (hi, lo) => lots.index.find(hi, lo),
    org: (hi, lo) => orgs.index.find(hi, lo),
    word: (hi, lo) => lots.ranked.rank({ hi, lo }),
  })
  const facts = readFacts(orgs, tables)
  const coverage = coverageOf(tables, facts, { filled })
  const values = buildValues(bids, sizes, lots.market.day, { uses, facts, blocked, placeOfSeq, allowlist })
  markFilled(bids, tables.bids, placeOfSeq)
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
    tables: rows,
    coverage,
  }
}
