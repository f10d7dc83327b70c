import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { FORMAT } from '../../src/exports/formats.js'
import type { FtmEntity, FtmProperties } from '../../src/exports/ftm-entity.js'
import type { ExportModel } from '../../src/exports/model.js'
import { fileOf, modelOf, PERSONAL, ringRecord, type TestFact, testMarket } from './support.js'

const lock = (value: string): TestFact => ({ rule: 'DOC-01', kind: 'lock', value })
const phone = (value: string): TestFact => ({ rule: 'REL-05', kind: 'phone', value })

/** Two rings of one market with a lock, a lot, a bid and a firm in common, and each a disk of its own. */
const FIRST = ringRecord({ facts: [lock('GL-1'), { rule: 'HW-05', kind: 'disk', value: 'WD-1' }] })
const SECOND = ringRecord({
  id: 'R-000002',
  level: 'yellow',
  members: ['B', 'Z'],
  associates: ['A'],
  lots: ['L2'],
  facts: [
    { rule: 'HW-05', kind: 'disk', value: 'WD-2' },
    lock('GL-1'),
    phone('13812345678'),
    phone('13899995678'),
  ],
})

const named = (model: ExportModel) => ({
  nodes: new Map(
    [...model.nodes()].map(({ id, type, kind, label }) => [id, { isValue: type === 'value', kind, label }]),
  ),
  edges: new Map([...model.edges()].map(({ id, type, from, to }) => [id, { type, from, to }])),
})

const ftmOf = async (model: ExportModel, version: 3 | 4): Promise<FtmEntity[]> =>
  (await fileOf(FORMAT.ftm.write(model, { ftm: version })))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as FtmEntity)
    .filter(({ id }) => !id.includes(model.head.number))

/** Entities of one id are one, with the values of all: what loading two files into one data set makes. */
const merged = (entities: FtmEntity[]): Map<string, Record<string, string[]>> => {
  const all = new Map<string, FtmProperties>()
  for (const { id, properties } of entities) {
    const one = all.get(id) ?? {}
    all.set(id, one)
    for (const [name, values] of Object.entries(properties))
      one[name] = [...new Set([...(one[name] ?? []), ...values])].sort()
  }
  return all
}

describe('ids of an export', () => {
  const both = modelOf([FIRST, SECOND])
  const each = [modelOf([FIRST]), modelOf([SECOND])]

  it('make the union of two exports of a store the export of both: nodes, edges and their ends', () => {
    const [x, y, all] = [...each, both].map(named)
    expect(new Map([...x!.nodes, ...y!.nodes])).toEqual(all!.nodes)
    expect(new Map([...x!.edges, ...y!.edges])).toEqual(all!.edges)
    expect(all!.nodes.size).toBe(both.counts.nodes)
    expect(all!.edges.size).toBe(both.counts.edges)
    for (const [id, node] of x!.nodes) if (y!.nodes.has(id)) expect(y!.nodes.get(id)).toEqual(node)
    const disks = [...all!.nodes.values()].filter(({ kind }) => kind === 'disk').map(({ label }) => label)
    expect(disks.sort()).toEqual(['WD-1', 'WD-2'])
  })

  it.each([3, 4] as const)('make the union of two FollowTheMoney %s files that of both', async (version) => {
    const [x, y, all] = await Promise.all([...each, both].map((model) => ftmOf(model, version)))
    expect(merged([...x!, ...y!])).toEqual(merged(all!))
  })

  it('are the same whoever asks and whatever is masked, and for the same request', () => {
    const facts = PERSONAL
    const ids = (options: object) => [
      ...named(modelOf([ringRecord({ facts })], { role: 'police', ...options })).nodes.keys(),
    ]
    expect(ids({})).toEqual(ids({ unmasked: true }))
    expect(ids({})).toEqual(ids({ role: 'regulator' }))
  })

  it('let nobody try out a guess of what is masked: without the store’s key they cannot be made', () => {
    const ids = (key: string) =>
      [...modelOf([SECOND], { key }).nodes()].flatMap(({ id, kind }) => (kind === 'phone' ? [id] : []))
    const [mine, other] = [ids('one store'), ids('another store')]
    expect(new Set([...mine, ...other]).size).toBe(4)
    for (const guess of ['13812345678', 'phone\u000013812345678', '["phone","13812345678"]'])
      for (const hash of ['sha256', 'sha1', 'md5', 'sm3'])
        for (const id of mine)
          expect(id.slice(6)).not.toBe(createHash(hash).update(guess).digest('hex').slice(0, 24))
  })

  it('are one for a bid of two rings, which says both', () => {
    const bids = [...both.edges()].filter(({ from, to }) => from === 'bidder-B' && to === 'lot-L2')
    expect(bids).toMatchObject([{ type: 'bid', ring: 'R-000001; R-000002', currency: 'CNY' }])
  })

  it('keep buyers that nobody knows apart, lot by lot', async () => {
    const market = testMarket()
    market.lots.buyer.fill(-1)
    const entities = await ftmOf(modelOf([FIRST], { market }), 3)
    const authorities = entities.flatMap(({ properties }) => properties.authority ?? [])
    expect(new Set(authorities).size).toBe(2)
  })
})
