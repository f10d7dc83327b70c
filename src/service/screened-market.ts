import { Worker } from 'node:worker_threads'
import { AppError } from '../domain/errors.js'
import type { Market } from '../market/market.js'
import { type ScoredMarket, scoreMarket } from '../rules/lot-ranking.js'
import { workerFile } from '../threads/worker-file.js'

/** Fewer bids than this are screened here and now; ten times as many take 200 ms the first time. */
const SMALL_BIDS = 500

/** The screens of a market, in a worker where they take long. */
export type ScreenMarket = (market: Market) => Promise<ScoredMarket>

/**
 * The screens of a market or of a part of one, worked out when first asked for and kept as long as it is.
 */
export const screenedMarket = (): ScreenMarket => {
  const screened = new WeakMap<Market, Promise<ScoredMarket>>()
  return (market) => {
    const known = screened.get(market)
    if (known) return known
    const working = market.bids.count < SMALL_BIDS ? Promise.resolve(scoreMarket(market)) : inWorker(market)
    screened.set(market, working)
    working.catch(() => screened.delete(market))
    return working
  }
}

const inWorker = ({ lots, words, bids, bidders }: Market): Promise<ScoredMarket> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(import.meta.url, './screens-worker.js'), {
      workerData: { lots, words, bids, bidders },
    })
    worker.unref()
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new AppError('cancelled', 'Screening of the market cancelled')))
  })
