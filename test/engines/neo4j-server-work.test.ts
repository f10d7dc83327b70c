import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringAt } from '../../src/arrays/strings.js'
import { canonicalPartition, samePartition } from '../../src/communities/partition.js'
import { SALT } from '../../src/domain/hash.js'
import type { GraphEngine } from '../../src/engines/engine.js'
import { Client } from '../../src/engines/neo4j/client.js'
import { idOf } from '../../src/engines/neo4j/keys.js'
import { countPairs } from '../../src/engines/neo4j/pairs.js'
import { publish } from '../../src/engines/neo4j/publish.js'
import type { Market } from '../../src/market/market.js'
import type { PairCounts } from '../../src/market/pair-counts.js'
import { neo4jEngine, skip, WAIT_MS } from '../neo4j/support.js'
import { importFiles, type TestFile, temporaryEngine } from '../support/import.js'

const LOTS = 60
const FIRMS = 40
const HUB = 'CLIENT/1'

/** Firms that meet in a pattern, use each other's machines now and then, and all bid with one program. */
const bids = Array.from({ length: LOTS }, (_, lot) =>
  [0, 1, 2, 3].map((n) => {
    const firm = (lot * 7 + n * n * 5) % FIRMS
    return {
      lot_id: `L${lot}`,
      bidder_id: `F${firm}`,
      amount: '1',
      mac: `F8:75:A4:00:00:${String(10 + ((firm + (lot % 3)) % 17))}`,
      user_agent: HUB,
    }
  }),
).flat()
const distinct = [...new Map(bids.map((bid) => [`${bid.lot_id}/${bid.bidder_id}`, bid])).values()]

describe.skipIf(skip !== undefined)(`what a Neo4j server works out${skip ? `: ${skip}` : ''}`, () => {
  let opened: Awaited<ReturnType<typeof neo4jEngine>>
  let engine: GraphEngine
  let client: Client
  let market: Market
  beforeAll(async () => {
    opened = await neo4jEngine()
    engine = opened.engine
    client = new Client(opened.settings)
    await importFiles(engine, [
      { table: 'lots', rows: Array.from({ length: LOTS }, (_, lot) => ({ lot_id: `L${lot}` })) },
      { table: 'bids', rows: distinct },
    ])
    market = await engine.market()
  }, WAIT_MS)
  afterAll(async () => {
    await client?.close()
    await opened?.drop()
  })

  it('writes rings once, though the reply to the commit is lost and the writing is tried again', async () => {
    const lossy = new (class extends Client {
      override async write<T>(work: Parameters<Client['write']>[0]): Promise<T> {
        await super.write(work)
        return (await super.write(work)) as T
      }
    })(opened.settings)
    const members = [0, 1, 2].map((b) => ({ bidder: stringAt(market.bidders.id, b), role: 'bidder' }))
    const [a, b] = members.map(({ bidder }) => bidder) as [string, string]
    const ties = [{ a, b, bits: 20, families: ['device'], rules: ['HW-01'] }]
    const ring = { id: 'R-000001', level: 'red', score: 9.5, lots: 3, members, ties }
    const run = { id: 'RUN-000001', at: '2026-04-01T00:00:00Z' }
    try {
      await publish(lossy, run, [ring], { keepRuns: 3, greenGroups: 1000 })
      expect(await client.read('read/published-runs')).toEqual([[run.id]])
      await publish(lossy, run, [ring], { keepRuns: 3, greenGroups: 1000 })
      expect(await client.read('read/ring-shown', { run: run.id, id: ring.id })).toEqual([[ring.id]])
    } finally {
      await lossy.close()
    }
  })

  it('shows every suspected ring, and of the green groups the best', async () => {
    const members = [0, 1].map((b) => ({ bidder: stringAt(market.bidders.id, b), role: 'bidder' }))
    const ring = (id: string, level: string) => ({ id, level, score: 1, lots: 3, members, ties: [] })
    const rings = [
      ring('R-000001', 'red'),
      ring('R-000002', 'yellow'),
      ring('R-000003', 'green'),
      ring('R-000004', 'green'),
    ]
    const run = { id: 'RUN-000002', at: '2026-04-01T00:00:00Z' }
    await publish(client, run, rings, { keepRuns: 3, greenGroups: 1 })
    const isShown = async ({ id }: { id: string }) =>
      (await client.read('read/ring-shown', { run: run.id, id })).length === 1
    expect(await Promise.all(rings.map(isShown))).toEqual([true, true, true, false])
  })

  /** Bidders by the hash of their id, as the server names them. */
  const named = ({ ids: words, count }: PairCounts): string[] => {
    const ids = Array.from({ length: market.bidders.count }, (_, b) => stringAt(market.bidders.id, b))
    const byHash = new Map(ids.map((id) => [JSON.stringify(idOf(id, SALT.bidder)), id]))
    return Array.from(count, (n, p) => {
      const at = (w: number) =>
        byHash.get(JSON.stringify({ hi: words[4 * p + w], lo: words[4 * p + w + 1] }))!
      return `${[at(0), at(2)].sort().join(' ')} ${n}`
    }).sort()
  }
  const counted = (groups: Iterable<Set<number>>): string[] => {
    const counts = new Map<string, number>()
    for (const group of groups) {
      const ids = [...group].map((b) => stringAt(market.bidders.id, b)).sort()
      ids.forEach((x, i) => {
        for (const y of ids.slice(i + 1)) counts.set(`${x} ${y}`, (counts.get(`${x} ${y}`) ?? 0) + 1)
      })
    }
    return [...counts].map(([pair, n]) => `${pair} ${n}`).sort()
  }

  it('pairs that used the same values, as counted from the market; a hub ties nobody', async () => {
    const { values } = market
    const holders = Array.from(
      { length: values.count },
      (_, v) => new Set(values.useBidder.subarray(values.useOffsets[v]!, values.useOffsets[v + 1]!)),
    )
    const hub = 20
    expect(holders.some(({ size }) => size > hub)).toBe(true)
    const pairs = await countPairs(client, 'values', hub)
    expect(pairs.count.length).toBeGreaterThan(10)
    expect(named(pairs)).toEqual(counted(holders.filter(({ size }) => size <= hub)))
  })

  it('how often pairs met, as counted from the market', async () => {
    const { bids: all } = market
    const lots = Array.from(
      { length: market.lots.count },
      (_, l) => new Set(all.bidder.subarray(all.lotOffsets[l]!, all.lotOffsets[l + 1]!)),
    )
    expect(named(await countPairs(client, 'lots', 200))).toEqual(counted(lots))
  })

  it('what a check would do with rows, as the embedded engine says, and changes nothing', async () => {
    const embedded = await temporaryEngine()
    const bid = { lot_id: 'K1', bidder_id: 'F1' }
    const before: TestFile[] = [
      { table: 'lots', rows: [{ lot_id: 'K1' }] },
      {
        table: 'bids',
        rows: [
          { ...bid, amount: '1' },
          { lot_id: 'K2', bidder_id: 'F2' },
        ],
      },
    ]
    const checked: TestFile[] = [
      { table: 'lots', rows: [{ lot_id: 'K2' }, { lot_id: 'K1' }, { lot_id: 'K1', title: '另一个' }] },
      {
        table: 'bids',
        rows: [
          { ...bid, amount: '1' },
          { ...bid, amount: '2' },
          { ...bid, bidder_id: 'F3', amount: '-1' },
          { lot_id: 'K9', bidder_id: 'F4' },
          { lot_id: 'K9', bidder_id: 'F4' },
          { ...bid, bidder_id: 'F5', amount: '5', updated_at: '2026-02-01' },
          { ...bid, bidder_id: 'F5', amount: '6', updated_at: '2026-01-01' },
        ],
      },
    ]
    const outcomes = []
    for (const one of [engine, embedded.engine]) {
      await one.clear()
      await importFiles(one, before)
      const digest = await one.digest()
      const { files, withheld, resolved } = await importFiles(one, checked, { dry: true })
      expect(await one.digest()).toBe(digest)
      outcomes.push({
        files: files.map(({ number: _, ...file }) => file),
        withheld: withheld.map(({ table, line, why }) => ({ table, line: [...line], why })),
        resolved,
      })
    }
    await embedded.drop()
    expect(outcomes[0]).toEqual(outcomes[1])
    expect(outcomes[0]!.resolved).toBe(1)
  })

  it('communities by its own library: those of two cliques, the same again with the same seed', async () => {
    const [a, b]: [number[], number[]] = [[], []]
    for (const first of [0, 10])
      for (let x = first; x < first + 8; x++)
        for (let y = x + 1; y < first + 8; y++) {
          a.push(x)
          b.push(y)
        }
    const graph = {
      nodes: 20,
      a: Int32Array.from([...a, 0]),
      b: Int32Array.from([...b, 10]),
      weight: new Float64Array(a.length + 1).fill(65_536),
    }
    const found = canonicalPartition(await engine.communities!(graph, 1))
    const wanted = canonicalPartition(
      Int32Array.from({ length: 20 }, (_, v) => (v < 8 ? 0 : v >= 10 && v < 18 ? 1 : v)),
    )
    expect(samePartition(found, wanted)).toBe(true)
    expect(samePartition(found, canonicalPartition(await engine.communities!(graph, 1)))).toBe(true)
  })
})
