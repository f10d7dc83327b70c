import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportOutcome } from '../../src/intake/writer.js'
import type { Market } from '../../src/market/market.js'
import { type Cells, importFiles, type TestFile, temporaryEngine } from '../support/import.js'

let store: Awaited<ReturnType<typeof temporaryEngine>>
beforeAll(async () => {
  store = await temporaryEngine()
})
afterAll(() => store.drop())

const one = <T extends string>(...words: T[]) => fc.constantFrom(...words)
const rowOf = {
  lots: fc.record({
    lot_id: one('L1', 'L2', 'L3'),
    title: one('一标', '二标', ''),
    industry: one('住建', 'transport', '怪'),
    issuer_locks: one('', 'GL-1;GL-2'),
    opened_at: one('2026-03-01', ''),
    updated_at: one('', '', '2026-03-05', '2026-03-06'),
  }),
  bids: fc.record({
    lot_id: one('L1', 'L2', 'L3', 'L4'),
    bidder_id: one('A', 'B', 'C'),
    bid_no: one('', '1', '2'),
    amount: one('100', '101.5', '-1', 'x', ''),
    won: one('1', '0', ''),
    mac: one('BC:AE:C5:44:55:66', 'BC-AE-C5-44-55-67；BCAEC5445566', '02:00:00:00:00:01', '-'),
    ip: one('203.0.113.7', '10.0.0.1', ''),
    updated_at: one('', '', '2026-03-05', '2026-03-06'),
  }),
  bidders: fc.record({
    bidder_id: one('A', 'B', 'D'),
    name: one('甲公司', '乙公司'),
    phone: one('13900001234', '0580-1234567;13900001235', ''),
    updated_at: one('', '2026-03-05'),
  }),
  roles: fc.record({
    bidder_id: one('A', 'B'),
    person_name: one('张三', '李四', ''),
    person_id_no: one('', '11010519491231002X'),
    role: one('股东', '监事', '门卫'),
    share: one('', '0.5'),
  }),
  experts: fc.record({
    lot_id: one('L1', 'L4'),
    expert_id: one('E1', 'E2', ''),
    role: one('组长', '怪', ''),
    unit_id: one('', 'A', 'U'),
    seat: one('', '01'),
    ip: one('', '10.0.0.1;10.0.0.2'),
    updated_at: one('', '2026-03-05'),
  }),
  scores: fc.record({
    lot_id: one('L1', 'L4'),
    expert_id: one('E1', 'E2'),
    bidder_id: one('A', 'B'),
    item: one('', '工期'),
    score: one('9', '9.5', '-1', 'x'),
  }),
  contracts: fc.record({
    contract_id: one('K1', 'K2'),
    lot_id: one('L1', 'L4'),
    bidder_id: one('A', 'C'),
    price: one('', '100', '1万元'),
    updated_at: one('', '2026-03-05', '2026-03-06'),
  }),
  subcontracts: fc.record({
    contract_id: one('K1', 'K2'),
    subcontractor_id: one('B', 'S'),
    kind: one('劳务', '怪', ''),
    amount: one('', '50'),
  }),
  penalties: fc.record({
    bidder_id: one('A', 'P'),
    doc_no: one('1号', '2号', '-'),
    decided_on: one('', '2025-01-01'),
    kind: one('围标', ''),
    revoked: one('', '是'),
  }),
}
type Name = keyof typeof rowOf
type Rows = { table: Name; row: Cells }[]
const anyRows: fc.Arbitrary<Rows> = fc.array(
  fc.oneof(
    ...(Object.keys(rowOf) as Name[]).map((table) =>
      (rowOf[table] as fc.Arbitrary<Cells>).map((row) => ({ table, row })),
    ),
  ),
  { minLength: 1, maxLength: 24 },
)

const filesOf = (rows: Rows): TestFile[] =>
  (Object.keys(rowOf) as Name[])
    .map((table) => ({ table, rows: rows.filter((r) => r.table === table).map((r) => r.row) }))
    .filter((file) => file.rows.length > 0)

const balanced = (outcome: ImportOutcome): void => {
  for (const { read, accepted, merged, quarantined } of outcome.files)
    expect(accepted + merged + quarantined).toBe(read)
}

const whole = async (runs: TestFile[][]): Promise<{ digest: string; market: Market; counts: unknown }> => {
  await store.engine.clear()
  for (const run of runs) balanced(await importFiles(store.engine, run))
  const { quarantined: _stored, ...counts } = await store.engine.counts()
  return { digest: await store.engine.digest(), market: await store.engine.market(), counts }
}

describe('the store is a function of the set of rows', () => {
  it('has one digest and one market for any order, split, repetition and number of runs', async () => {
    const cut = fc.tuple(anyRows, fc.nat(), fc.infiniteStream(fc.nat()))
    await fc.assert(
      fc.asyncProperty(cut, async ([rows, at, shuffle]) => {
        const plain = await whole([filesOf(rows)])
        const shuffled = rows
          .map((row) => ({ row, key: shuffle.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row)
        const middle = at % (rows.length + 1)
        const [first, second] = [shuffled.slice(0, middle), shuffled.slice(middle)]
        expect(await whole([filesOf(shuffled)])).toEqual(plain)
        expect(await whole([filesOf(first), filesOf(second)])).toEqual(plain)
        expect(
          await whole([[...filesOf(second), ...filesOf(first), ...filesOf(second)], filesOf(rows)]),
        ).toEqual(plain)
      }),
      { numRuns: 12 },
    )
  })

  it('takes nothing new from a second import of the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        await store.engine.clear()
        const first = await importFiles(store.engine, filesOf(rows))
        const counts = await store.engine.counts()
        const second = await importFiles(store.engine, filesOf(rows))
        balanced(second)
        expect(second.files.map(({ accepted }) => accepted)).toEqual(second.files.map(() => 0))
        expect(second.files.map(({ quarantined }) => quarantined)).toEqual(
          first.files.map((f) => f.quarantined),
        )
        expect(await store.engine.counts()).toEqual(counts)
      }),
      { numRuns: 15 },
    )
  })

  it('judges a dry run as a real one and keeps nothing of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, anyRows, async (before, rows) => {
        await store.engine.clear()
        await importFiles(store.engine, filesOf(before))
        const digest = await store.engine.digest()
        const counts = await store.engine.counts()
        const dry = await importFiles(store.engine, filesOf(rows), { dry: true })
        expect(await store.engine.digest()).toBe(digest)
        expect(await store.engine.counts()).toEqual(counts)
        expect(await importFiles(store.engine, filesOf(rows))).toEqual(dry)
      }),
      { numRuns: 10 },
    )
  })
})
