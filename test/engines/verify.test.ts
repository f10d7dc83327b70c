import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GraphEngine } from '../../src/engines/engine.js'
import { verifyStore } from '../../src/engines/verify.js'
import { importFiles, type TestFile, temporaryEngine } from '../support/import.js'
import type { OpenedEngine } from './conformance.js'

let opened: OpenedEngine
let engine: GraphEngine
beforeAll(async () => {
  opened = await temporaryEngine()
  engine = opened.engine
})
afterAll(() => opened.drop())

const MACS = ['F8:75:A4:1B:2C:3D', 'F8:75:A4:1B:2C:3E', 'F8:75:A4:1B:2C:3F', '-']
const IPS = ['122.224.1.9', '10.0.0.1', '122.224.1.10']

const files = (bids: TestFile['rows']): TestFile[] => [
  { table: 'lots', rows: ['L1', 'L2', 'L3'].map((lot_id) => ({ lot_id })) },
  { table: 'bids', rows: bids },
]

it('the pairs that the store counts are those of the market, whatever was imported', async () => {
  const bid = fc.record({
    lot_id: fc.constantFrom('L1', 'L2', 'L3', 'UNKNOWN'),
    bidder_id: fc.constantFrom(...'ABCDEF'),
    amount: fc.constantFrom('1', '2'),
    mac: fc.subarray(MACS).map((macs) => macs.join(';')),
    ip: fc.constantFrom(...IPS),
    authoring_mac: fc.constantFrom(...MACS),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(bid, { minLength: 1, maxLength: 30 }), async (bids) => {
      await engine.clear()
      await importFiles(engine, files(bids))
      const { ok, values, lots } = await verifyStore(engine)
      expect({ ok, values: values.examples, lots: lots.examples }).toEqual({ ok: true, values: [], lots: [] })
    }),
    { numRuns: 12 },
  )
})

it('a market that is not of the store shows, pair by pair', async () => {
  const mac = MACS[0]!
  await engine.clear()
  await importFiles(
    engine,
    files([
      { lot_id: 'L1', bidder_id: 'A', mac },
      { lot_id: 'L1', bidder_id: 'B', mac },
    ]),
  )
  const market = await engine.market()
  await importFiles(engine, [
    {
      table: 'bids',
      rows: [
        { lot_id: 'L2', bidder_id: 'A' },
        { lot_id: 'L2', bidder_id: 'B', mac: MACS[1]! },
        { lot_id: 'L3', bidder_id: 'NEW' },
        { lot_id: 'L3', bidder_id: 'A' },
      ],
    },
  ])
  expect(await verifyStore({ ...engine, market: async () => market })).toMatchObject({
    ok: false,
    values: { pairs: 1, differing: 0 },
    lots: { pairs: 1, differing: 2, examples: [{ a: 'A', b: 'B', store: 2, market: 1 }] },
  })
})

it('an engine that does not count anew says so', async () => {
  const { recount: _, ...without } = engine
  await expect(verifyStore(without)).rejects.toMatchObject({ code: 'invalid_input' })
})
