import { describe, expect, it } from 'vitest'
import type { GraphEngine } from '../../src/engines/engine.js'
import { buildAdjacency } from '../../src/market/adjacency.js'
import { neighbourhood } from '../../src/market/neighbourhood.js'
import { shortestChains } from '../../src/market/paths.js'
import { marketOf, type TestMarket } from '../support/market.js'

const HUB = 'AA:AA:AA:AA:AA:AA'
const spec: TestMarket = {
  names: { A: '甲建设有限公司', B: '乙建设有限公司', C: '丙建设有限公司', D: '丁建设有限公司' },
  bids: [
    { lot: 'L1', bidder: 'A', uses: { 'bids.mac': 'M1', 'bids.lock_no': 'K1' } },
    { lot: 'L1', bidder: 'B', uses: { 'bids.mac': 'M1', 'bids.lock_no': 'K1' } },
    { lot: 'L2', bidder: 'B', uses: { 'bids.contact_phone': 'P1' } },
    { lot: 'L2', bidder: 'C', uses: { 'bids.contact_phone': 'P1', 'bids.mac': HUB } },
    { lot: 'L3', bidder: 'E', uses: { 'bids.mac': HUB } },
    { lot: 'L3', bidder: 'D' },
    ...Array.from({ length: 60 }, (_, i) => ({ lot: 'L4', bidder: `Z${i}`, uses: { 'bids.mac': HUB } })),
    { lot: 'L5', bidder: 'A', uses: { 'bids.ip': '1.1.1.1' } },
    { lot: 'L5', bidder: 'D', uses: { 'bids.ip': '1.1.1.1' } },
  ],
  lots: { L1: { day: 20_000 } },
  holdings: [
    { owner: { person: 'ID1' }, owned: 'C', share: 0.6 },
    { owner: { person: 'ID1' }, owned: 'E', share: 0.4 },
  ],
  allowlist: [{ kind: 'ip', value: '1.1.1.1' }],
}
const market = marketOf(spec)
const adjacency = buildAdjacency(market)

/** The engine's three questions that a chain asks, answered from the same literal facts. */
const engine = {
  texts: async (wanted: unknown[]) => wanted.map(() => 'text'),
  searchBidders: async ({ text }: { text?: string }) =>
    Object.entries(spec.names!)
      .filter(([, name]) => name.includes(text ?? ''))
      .map(([id, name]) => ({ id, name, formerNames: [] })),
  holders: async (kind: string, value: string) =>
    spec.bids.flatMap((bid) =>
      kind === 'lock' && bid.uses?.['bids.lock_no'] === value
        ? [{ bidder: bid.bidder, name: bid.bidder, source: 'bids.lock_no', lot: bid.lot }]
        : [],
    ),
} as unknown as GraphEngine
const chains = (from: string, to: string, options = {}) =>
  shortestChains({ engine, market, adjacency }, from, to, options)
const ids = (nodes: { type: string }[]) => nodes.map((n) => ('id' in n ? n.id : 'kind' in n ? n.kind : '?'))

describe('shortestChains', () => {
  it('gives every shared value of two bidders as a chain of two facts, with the lots', async () => {
    const { length, chains: found } = await chains('A', 'B')
    expect(length).toBe(2)
    expect(found.map((c) => ids(c.nodes))).toEqual([
      ['A', 'mac', 'B'],
      ['A', 'lock', 'B'],
    ])
    expect(found[0]!.facts[0]).toEqual({
      type: 'holds',
      sources: ['bids.mac'],
      lots: ['L1'],
      lotCount: 1,
      from: '2024-10-04',
      to: '2024-10-04',
    })
  })
  it('walks over another bidder and over an owner known only from holdings', async () => {
    const { length, chains: found } = await chains('B', 'E')
    expect(length).toBe(4)
    expect(ids(found[0]!.nodes)).toEqual(['B', 'phone', 'C', 'person', 'E'])
    expect(found[0]!.facts[3]).toMatchObject({ type: 'owns', owner: null, owned: 'E', share: 0.4 })
  })
  it('never walks through a hub, and names it when both ends hold it', async () => {
    const { length, passedOver } = await chains('C', 'Z7', { maxFacts: 6 })
    expect(length).toBeNull()
    expect(passedOver).toMatchObject([{ kind: 'mac', holders: 62, reason: 'hub' }])
  })
  it('never walks through an allow-listed value', async () => {
    const { length, passedOver } = await chains('A', 'D')
    expect(length).toBeNull()
    expect(passedOver).toMatchObject([{ kind: 'ip', reason: 'allowlisted' }])
  })
  it('starts at a value as well as at a bidder or its name', async () => {
    expect(ids((await chains('lock:K1', 'C')).chains[0]!.nodes)).toEqual(['lock', 'B', 'phone', 'C'])
    expect(ids((await chains('K1', 'A')).chains[0]!.nodes)).toEqual(['lock', 'A'])
    expect((await chains('甲建设有限公司', 'B')).from).toMatchObject({ type: 'bidder', id: 'A' })
  })
  it('says how many it left out, and finds the same ones from either side', async () => {
    expect(await chains('A', 'B', { limit: 1 })).toMatchObject({ more: true, chains: [{}] })
    const there = (await chains('A', 'C')).chains.map((c) => ids(c.nodes).join())
    const back = (await chains('C', 'A')).chains.map((c) => ids(c.nodes).reverse().join())
    expect(back.sort()).toEqual(there.sort())
  })
  it('names an end that the store does not have', async () => {
    await expect(chains('A', 'nobody')).rejects.toMatchObject({ code: 'not_found' })
  })
  it('stops when asked', async () => {
    await expect(chains('A', 'B', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
  it('says so when too much lies between the ends', async () => {
    expect(await chains('A', 'E', { budget: 1 })).toMatchObject({ exhausted: true, length: null })
  })
})

describe('neighbourhood', () => {
  it('lists the rarest neighbours first, with what both hold', async () => {
    const around = await neighbourhood({ engine, market, adjacency }, 0)
    expect(around.neighbours.map((n) => n.id)).toEqual(['B', 'D'])
    expect(around.neighbours[0]!.shared.map((s) => s.kind)).toEqual(['mac', 'lock'])
    expect(around.neighbours[1]).toMatchObject({ rarityBits: 0, shared: [{ allowlisted: true }] })
  })
  it('keeps hubs apart and counts what it leaves out', async () => {
    const around = await neighbourhood({ engine, market, adjacency }, 2, { limit: 0 })
    expect(around).toMatchObject({ neighbours: [], total: 2, hubs: [{ kind: 'mac' }] })
  })
})
