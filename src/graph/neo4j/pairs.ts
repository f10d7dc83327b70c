import type { Client } from './client.js'
import { type Hash, hashOf, numberOf, whole } from './integers.js'
import { overRanges } from './ranges.js'
import { readStore } from './settle.js'

const RANGES = 32

/** A pair of bidders, by the hashes of their ids, and how many values they share or lots they met on. */
export interface Pair {
  a: Hash
  b: Hash
  count: number
}

/** Pairs of bidders that used the same values in bids; a value with more than `hub` holders ties nobody. Computed by the server. */
export const sharedValuePairs = (client: Client, { hub }: { hub: number }): Promise<Pair[]> =>
  summed(client, 'read/shared-value-pairs', { hub: whole(hub) })

/** Pairs of bidders that met on at least one lot of at most `most` bidders. Computed by the server. */
export const coBidCounts = (client: Client, { most }: { most: number }): Promise<Pair[]> =>
  summed(client, 'read/co-bid-counts', { most: whole(most), least: whole(1) })

const summed = async (client: Client, path: string, params: Record<string, unknown>): Promise<Pair[]> => {
  const { settled } = await readStore(client)
  const pairs = new Map<string, Pair>()
  await overRanges(RANGES, async (range) => {
    for (const [x, y, n] of await client.read(path, { ...range, ...params, settled: whole(settled) })) {
      const [a, b] = [hashOf(x), hashOf(y)]
      const key = `${a.hi}/${a.lo}/${b.hi}/${b.lo}`
      const known = pairs.get(key)
      if (known) known.count += numberOf(n)
      else pairs.set(key, { a, b, count: numberOf(n) })
    }
  })
  return [...pairs.values()]
}
