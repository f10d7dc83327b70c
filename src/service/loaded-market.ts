import { Worker } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import type { GraphEngine } from '../engines/engine.js'
import { type Adjacency, buildAdjacency } from '../market/adjacency.js'
import type { Market } from '../market/market.js'
import { workerFile } from '../threads/worker-file.js'

/**
 * The market kept in memory for checks, neighbourhoods and chains; the old one serves until the new one is
 * there.
 */
export interface LoadedMarket {
  get(): Promise<Loaded>
  /** what is loaded now, if anything */
  readonly now: Loaded | undefined
  /** why the last loading failed, if it did */
  readonly failure: unknown
  /** Loads anew in the background, after the store has changed. */
  refresh(): void
  close(): Promise<void>
}

export interface Loaded {
  market: Market
  adjacency: Adjacency
}

/** Fewer uses than this are indexed here and now: about a millisecond. */
const SMALL_USES = 20_000

export const loadedMarket = (
  engine: Pick<GraphEngine, 'market'>,
  unexpected: (error: unknown) => void,
): LoadedMarket => {
  const stop = new AbortController()
  let loaded: Loaded | undefined
  let loading: Promise<Loaded> | undefined
  let again = false
  let failure: unknown

  const load = async (): Promise<Loaded> => {
    do {
      again = false
      const market = await engine.market({ signal: stop.signal })
      if (market.digest !== loaded?.market.digest)
        loaded = { market, adjacency: await adjacencyOf(market, stop.signal) }
    } while (again && !stop.signal.aborted)
    return loaded!
  }
  const start = (): Promise<Loaded> => {
    loading ??= load()
      .then(
        (now) => {
          failure = undefined
          return now
        },
        (error: unknown) => {
          failure = error
          if (!stop.signal.aborted) unexpected(error)
          throw error
        },
      )
      .finally(() => {
        loading = undefined
      })
    return loading
  }
  return {
    get: () => (loaded ? Promise.resolve(loaded) : start()),
    get now() {
      return loaded
    },
    get failure() {
      return failure
    },
    refresh() {
      again = true
      start().catch(() => undefined)
    },
    async close() {
      stop.abort()
      await loading?.catch(() => undefined)
    },
  }
}

const adjacencyOf = async (market: Market, signal: AbortSignal): Promise<Adjacency> => {
  const { bidders, values, holdings, persons } = market
  if (values.useBidder.length < SMALL_USES) return buildAdjacency(market)
  const worker = new Worker(workerFile(import.meta.url, './adjacency-worker.js'), {
    workerData: { bidders: { orgCount: bidders.orgCount }, values, holdings, persons },
  })
  signal.addEventListener('abort', () => void worker.terminate(), { once: true })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new AppError('cancelled', 'Loading of the market cancelled')))
  })
}
