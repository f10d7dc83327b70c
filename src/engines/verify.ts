import { stringAt } from '../arrays/strings.js'
import { AppError } from '../domain/errors.js'
import type { Market } from '../market/market.js'
import { type MarketPairs, marketPairs, numbered, type PairSubject } from '../market/pair-counts.js'
import type { GraphEngine } from './engine.js'

/** Bidders of a value or lot beyond which it counts for no pair: a crowd's pairs are the square of it. */
const MOST = 200
const EXAMPLES = 5

/** Pairs counted by the store itself beside those counted from the market that detection reads. */
export interface PairCheck {
  pairs: number
  /** pairs whose counts differ, and the first of them by id */
  differing: number
  examples: { a: string; b: string; store: number; market: number }[]
}

export interface Verification {
  digest: { kept: string; recounted: string }
  values: PairCheck
  lots: PairCheck
  ok: boolean
}

/**
 * Asks the store to count anew what it holds, and compares: the digest that it keeps, and for every pair of
 * bidders the values both used and the lots both bid on, with the market that detection works on. A graph
 * that somebody changed by hand, or a snapshot that is not of this store, shows here. Fails with
 * `invalid_input` where the engine cannot be asked, with `engine_unavailable` where a block cannot be read.
 */
export const verifyStore = async (engine: GraphEngine): Promise<Verification> => {
  const { recount } = engine
  if (!recount) throw new AppError('invalid_input', 'Cannot verify: this engine does not count anew')
  await recount.readAll?.()
  const market = await engine.market()
  const check = async (of: PairSubject): Promise<PairCheck> =>
    compared(market, numbered(market, await recount.pairs(of, MOST)), marketPairs(market, of, MOST))
  const digest = { kept: await engine.digest(), recounted: await recount.digest() }
  const [values, lots] = [await check('values'), await check('lots')]
  return {
    digest,
    values,
    lots,
    ok: digest.kept === digest.recounted && values.differing + lots.differing === 0,
  }
}

/** Walks along both lists, which are in one order. */
const compared = (
  { bidders }: Market,
  store: MarketPairs & { unknown: number },
  market: MarketPairs,
): PairCheck => {
  const examples: PairCheck['examples'] = []
  let differing = store.unknown
  for (let s = 0, m = 0; s < store.a.length || m < market.a.length; ) {
    const order = orderOf(store, s, market, m)
    const counts = { store: order <= 0 ? store.count[s]! : 0, market: order >= 0 ? market.count[m]! : 0 }
    if (counts.store !== counts.market) {
      differing++
      const [a, b] = order <= 0 ? [store.a[s]!, store.b[s]!] : [market.a[m]!, market.b[m]!]
      if (examples.length < EXAMPLES)
        examples.push({ a: stringAt(bidders.id, a), b: stringAt(bidders.id, b), ...counts })
    }
    if (order <= 0) s++
    if (order >= 0) m++
  }
  return { pairs: market.a.length, differing, examples }
}

const orderOf = (x: MarketPairs, i: number, y: MarketPairs, j: number): number =>
  i === x.a.length ? 1 : j === y.a.length ? -1 : x.a[i]! - y.a[j]! || x.b[i]! - y.b[j]!
