import { growInt, growUint } from '../../arrays/grow.js'
import { HashIndex } from '../../arrays/hash-index.js'
import type { PairCounts, PairSubject } from '../../market/pair-counts.js'
import type { Client } from './client.js'
import { hashOf, numberOf, whole } from './integers.js'
import { overRanges } from './ranges.js'

const RANGES = 32

/**
 * Pairs of bidders that used the same values in bids, or met on lots, counted by the server in ranges of
 * hashes that a cluster's readers can share; only pairs travel. What more than `most` bidders have ties
 * nobody.
 */
export const countPairs = async (client: Client, of: PairSubject, most: number): Promise<PairCounts> => {
  const bidders = new HashIndex()
  const pairs = new HashIndex()
  const [ids, count] = [growUint(), growInt()]
  const params = { most: whole(most) }
  await overRanges(RANGES, async (range) => {
    for (const [x, y, n] of await client.read(STATEMENT[of], { ...range, ...params })) {
      const [a, b] = [hashOf(x), hashOf(y)]
      const pair = pairs.add(bidders.add(a.hi, a.lo), bidders.add(b.hi, b.lo))
      if (pair < count.length) count.set(pair, count.at(pair) + numberOf(n))
      else {
        ids.append([a.hi, a.lo, b.hi, b.lo])
        count.push(numberOf(n))
      }
    }
  })
  return { ids: ids.view, count: count.view }
}

const STATEMENT = { values: 'read/shared-value-pairs', lots: 'read/co-bid-counts' } as const
