import { AppError } from '../../domain/errors.js'
import { TABLES } from '../../domain/tables.js'
import { MarketCache } from '../../market/market-cache.js'
import { digestOfTotals, EMPTY_DIGEST } from '../digest.js'
import type { GraphEngine, StoreCounts } from '../engine.js'
import { CONFLICT, PENDING } from '../versions.js'
import { bidder, searchBidders } from './bidders.js'
import { Client, type Neo4jSettings } from './client.js'
import { DryWriter } from './dry-writer.js'
import { gdsLeiden } from './gds-leiden.js'
import { holders, valuesOf } from './holdings.js'
import { numberOf } from './integers.js'
import { takeLease } from './lease.js'
import { lot, lotBids, lotIds } from './lots.js'
import { buildMarket } from './market.js'
import { namesOf } from './names.js'
import { countPairs } from './pairs.js'
import { project } from './project.js'
import { publish } from './publish.js'
import { quality } from './quality.js'
import { quarantine } from './quarantine.js'
import { claimGraph, emptyAll, ensureSchema } from './schema.js'
import { countAll, readStore, settle } from './settle.js'
import { sources } from './sources.js'
import { textsOf } from './texts.js'
import { Neo4jWriter } from './writer.js'

export interface OpenOptions {
  /** id of the store folder, which the graph must carry */
  id: string
  /** folder of the market's snapshots */
  snapshots: string
  /** the graph may be another store's, for it is about to be emptied */
  toClear?: boolean
  /** rows of one import transaction */
  batchRows?: number
}

/**
 * Opens the engine over a Neo4j 5 server or cluster. What a crash left unjudged is judged first, unless another process is
 * importing. Fails with `engine_unavailable` when the server cannot be reached, with `conflict` when the graph is
 * another store's.
 */
export const openNeo4j = async (settings: Neo4jSettings, options: OpenOptions): Promise<GraphEngine> => {
  const client = new Client(settings)
  try {
    await client.verify()
    await ensureSchema(client)
    if (!options.toClear) {
      await claimGraph(client, options.id)
      await completeSettling(client)
    }
  } catch (error) {
    await client.close()
    throw error
  }
  return engineOver(client, { ...options, keepRuns: settings.keepRuns ?? KEEP_RUNS })
}

const KEEP_RUNS = 3

const completeSettling = async (client: Client): Promise<void> => {
  const { next, settled, projected, dirty } = await readStore(client)
  if (next === settled && settled === projected && !dirty) return
  const taken = await takeLease(client).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'conflict') return undefined
    throw error
  })
  if (!taken) return
  try {
    await settle(client, taken.lease)
    await project(client)
  } finally {
    await taken.lease.release()
  }
}

/** Waits until names and titles are those of the settled rows: another process may be at it. */
const caughtUp = async (client: Client, signal: AbortSignal | undefined): Promise<void> => {
  for (;;) {
    await completeSettling(client)
    const { settled, projected } = await readStore(client)
    if (settled === projected) return
    if (signal?.aborted) throw new AppError('cancelled', 'The market build was cancelled')
    await new Promise((resolve) => setTimeout(resolve, CATCH_UP_MS))
  }
}
const CATCH_UP_MS = 300

const engineOver = (
  client: Client,
  { id, snapshots, batchRows, keepRuns }: OpenOptions & { keepRuns: number },
): GraphEngine => {
  let writing = false
  const digest = async (): Promise<string> => (await readStore(client)).digest ?? EMPTY_DIGEST
  const markets = new MarketCache(
    digest,
    async (options) => {
      await caughtUp(client, options.signal)
      return buildMarket(client, options)
    },
    snapshots,
  )
  return {
    name: 'neo4j',
    beginImport: async ({ now, dry = false }) => {
      if (writing) throw new AppError('conflict', 'Cannot begin an import: another one is running')
      writing = true
      const done = (): void => {
        writing = false
      }
      const options = { now, done, ...(batchRows && { batchRows }) }
      return (dry ? DryWriter.begin(client, options) : Neo4jWriter.begin(client, options)).catch(
        (error: unknown) => {
          done()
          throw error
        },
      )
    },
    digest,
    counts: () => counts(client),
    market: (options = {}) => markets.get(options),
    texts: (wanted) => textsOf(client, wanted),
    sources: (wanted) => sources(client, wanted),
    bidder: (bidderId) => bidder(client, bidderId),
    searchBidders: (query) => searchBidders(client, query),
    names: (ids) => namesOf(client, ids),
    lot: (lotId) => lot(client, lotId),
    lotBids: (lotId) => lotBids(client, lotId),
    lotIds: (query) => lotIds(client, query),
    holders: (kind, value) => holders(client, kind, value),
    valuesOf: (bidderId) => valuesOf(client, bidderId),
    quality: () => quality(client),
    quarantine: (query) => quarantine(client, query),
    recount: {
      digest: async () => digestOfTotals(await countAll(client, await readStore(client))),
      pairs: (of, most) => countPairs(client, of, most),
    },
    publish: (run, rings) => publish(client, run, rings, keepRuns),
    communities: (graph, seed) => gdsLeiden(client, graph, seed),
    clear: async () => {
      if (writing) throw new AppError('conflict', 'Cannot empty the store: an import is running')
      markets.forget()
      await emptyAll(client, id)
    },
    close: async () => {
      await markets.close()
      await client.close()
    },
  }
}

const counts = async (client: Client): Promise<StoreCounts> => {
  const { totals } = await readStore(client)
  const tables = Object.fromEntries(TABLES.map(({ name }) => [name, totals[name].count]))
  const withheld = new Map(
    (await client.read('read/withheld-counts')).map(([reason, n]) => [numberOf(reason), numberOf(n)]),
  )
  const one = async (path: string): Promise<number> => numberOf((await client.read(path))[0]![0])
  const [pending, conflicts] = [withheld.get(PENDING) ?? 0, withheld.get(CONFLICT) ?? 0]
  return {
    bidders: await one('read/bidder-count'),
    lots: tables.lots!,
    bids: tables.bids!,
    tables,
    quarantined: pending + conflicts + (await one('read/defect-count')),
    pending,
    conflicts,
  }
}
