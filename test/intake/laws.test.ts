import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tableNamed } from '../../src/domain/tables.js'
import type { ImportOutcome } from '../../src/intake/writer.js'
import type { Market } from '../../src/market/market.js'
import { type Cells, importFiles, type TestFile, temporaryEngine } from '../support/import.js'

let store: Awaited<ReturnType<typeof temporaryEngine>>
beforeAll(async () => {
  store = await temporaryEngine()
})
afterAll(() => store.drop())

/** for a machine that does much else */
const SLOW_MS = 240_000

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

/** The store after these imports, and nothing else; the market is the dear part of it. */
const summed = async (runs: TestFile[][]): Promise<{ digest: string; counts: unknown }> => {
  await store.engine.clear()
  for (const run of runs) balanced(await importFiles(store.engine, run))
  const { quarantined: _stored, ...counts } = await store.engine.counts()
  return { digest: await store.engine.digest(), counts }
}
const whole = async (runs: TestFile[][]): Promise<{ digest: string; counts: unknown; market: Market }> => ({
  ...(await summed(runs)),
  market: await store.engine.market(),
})

/** Every way to import comes to the digest and counts of the plain one, and one of them to its market. */
const allAlike = async (
  plain: TestFile[][],
  ways: readonly TestFile[][][],
  keys: fc.Stream<number>,
): Promise<void> => {
  const { market, ...expected } = await whole(plain)
  const looked = keys.next().value % ways.length
  for (const [i, way] of ways.entries()) {
    expect(await summed(way)).toEqual(expected)
    if (i === looked) expect(await store.engine.market()).toEqual(market)
  }
}

/** What is true of some keys: every row of them leaves some of it out, so none contradicts another. */
const TRUTH: { table: Name; key: readonly string[]; row: Cells }[] = [
  ...['T1', 'T2'].map((lot_id) => ({
    table: 'lots' as const,
    key: ['lot_id'],
    row: { lot_id, title: `${lot_id}标`, industry: '怪', currency: 'USD', issuer_locks: 'GL-1;GL-2' },
  })),
  ...['T1', 'T2', 'T9'].flatMap((lot_id) =>
    ['P', 'Q'].map((bidder_id) => ({
      table: 'bids' as const,
      key: ['lot_id', 'bidder_id'],
      row: {
        lot_id,
        bidder_id,
        amount: lot_id === 'T1' ? '100' : '200',
        status: bidder_id === 'P' ? '否决' : '有效',
        won: bidder_id === 'P' ? '0' : '1',
        mac: 'BC-AE-C5-44-55-67；BCAEC5445566',
      },
    })),
  ),
  {
    table: 'contracts',
    key: ['contract_id', 'lot_id', 'bidder_id'],
    row: { contract_id: 'K9', lot_id: 'T1', bidder_id: 'Q', price: '100', settlement_price: '120' },
  },
]

const partOfTruth = fc
  .tuple(fc.constantFrom(...TRUTH), fc.infiniteStream(fc.boolean()), one('', '', '2026-03-05', '2026-03-06'))
  .map(([{ table, key, row }, given, updated_at]) => ({
    table,
    row: Object.fromEntries([
      ...Object.entries(row).filter(([name]) => key.includes(name) || given.next().value),
      ['updated_at', updated_at],
    ]) as Cells,
  }))

/** Rows of one key of their table in one group, groups in any order; where a table has none, equal rows. */
const byKey = (rows: Rows): Rows[] => {
  const groups = new Map<string, Rows>()
  for (const { table, row } of rows) {
    const names = tableNamed(table).key ?? Object.keys(row)
    const key = names.map((name) => (name === 'bid_no' && row[name] === '' ? '1' : row[name]))
    const group = [table, ...key].join('/')
    groups.set(group, [...(groups.get(group) ?? []), { table, row }])
  }
  return [...groups.values()]
}

const shuffled = <T>(items: readonly T[], keys: fc.Stream<number>): T[] =>
  items
    .map((item) => ({ item, key: keys.next().value }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)

describe('where imports do not contradict each other', () => {
  it(
    'the store has one digest and one market for any order, split, repetition and number of imports',
    async () => {
      const given = fc.tuple(
        anyRows,
        fc.array(partOfTruth, { maxLength: 16 }),
        fc.integer({ min: 2, max: 4 }),
        fc.infiniteStream(fc.nat()),
      )
      await fc.assert(
        fc.asyncProperty(given, async ([rows, parts, imports, keys]) => {
          const all = [...rows, ...parts]
          // rows that may contradict each other come in one import, parts of the truth in any
          const together = Array.from({ length: imports }, (): Rows => [])
          for (const group of byKey(rows)) together[keys.next().value % imports]!.push(...group)
          for (const part of parts) together[keys.next().value % imports]!.push(part)
          const ways = [
            [filesOf(shuffled(all, keys))],
            together.map((part) => filesOf(shuffled(part, keys))),
            [...together.map(filesOf), filesOf(shuffled(parts, keys)), filesOf(all)],
          ]
          await allAlike([filesOf(all)], ways, keys)
        }),
        { numRuns: 6 },
      )
    },
    SLOW_MS,
  )
  it(
    'takes nothing new from a second import of the same rows',
    async () => {
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
        { numRuns: 8 },
      )
    },
    SLOW_MS,
  )

  it(
    'judges a dry run as a real one and keeps nothing of it',
    async () => {
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
        { numRuns: 6 },
      )
    },
    SLOW_MS,
  )
})

describe('where imports contradict each other', () => {
  const said = fc.record({
    lot_id: one('L1', 'L2'),
    bidder_id: one('A', 'B'),
    amount: one('100', '200', ''),
    status: one('有效', '否决', ''),
    won: one('1', '0', ''),
    mac: one('', 'BC:AE:C5:44:55:66', 'BC-AE-C5-44-55-67；BCAEC5445566'),
  }) as fc.Arbitrary<Cells>
  const keyOf = ({ lot_id, bidder_id }: Cells): string => `${lot_id}/${bidder_id}`
  /** One import: rows of a key are parts of one saying. */
  const imported = fc.uniqueArray(said, { selector: keyOf, maxLength: 4 })
  const lots = { table: 'lots' as const, rows: [{ lot_id: 'L1' }, { lot_id: 'L2' }] }

  it(
    'the order of imports decides cell by cell, and only it',
    async () => {
      const given = fc.tuple(fc.array(imported, { minLength: 2, maxLength: 4 }), fc.infiniteStream(fc.nat()))
      await fc.assert(
        fc.asyncProperty(given, async ([imports, keys]) => {
          const last = new Map<string, Cells>()
          for (const row of imports.flat()) {
            const filled = Object.entries(row).filter(([, cell]) => cell !== '')
            last.set(keyOf(row), { ...last.get(keyOf(row)), ...Object.fromEntries(filled) })
          }
          const files = imports.map((rows): TestFile[] =>
            shuffled(rows, keys).map((row, i) => ({ table: 'bids', rows: [row], name: `bids-${i}.csv` })),
          )
          const ways = [
            [[lots], ...files],
            [...files, [lots]],
            [[lots], ...files.slice(0, 1), ...files],
          ]
          await allAlike([[lots, { table: 'bids', rows: [...last.values()] }]], ways, keys)
        }),
        { numRuns: 6 },
      )
    },
    SLOW_MS,
  )

  it(
    'updated_at is stronger than any order of imports',
    async () => {
      const dated = fc.uniqueArray(fc.tuple(said, fc.integer({ min: 1, max: 28 })), {
        selector: ([, date]) => date,
        minLength: 2,
        maxLength: 5,
      })
      await fc.assert(
        fc.asyncProperty(dated, fc.infiniteStream(fc.nat()), async (rows, keys) => {
          const files = rows.map(([row, date]): TestFile[] => [
            { table: 'bids', rows: [{ ...row, updated_at: `2026-03-${String(date).padStart(2, '0')}` }] },
          ])
          const plain = await whole([[lots, ...files.flat()]])
          expect(await whole([[lots], ...shuffled(files, keys)])).toEqual(plain)
        }),
        { numRuns: 6 },
      )
    },
    SLOW_MS,
  )
})

describe('an import that is taken out', () => {
  it('leaves an empty store with the digest of one that never held anything', async () => {
    await store.engine.clear()
    const empty = await store.engine.digest()
    await importFiles(store.engine, [
      { table: 'scores', rows: [{ lot_id: 'L1', expert_id: 'E', bidder_id: 'A', score: '9' }] },
    ])
    expect(await store.engine.digest()).not.toBe(empty)
    await store.engine.undoImport(1)
    expect(await store.engine.digest()).toBe(empty)
  })

  it(
    'leaves the store as if it had not been, whatever came before and after',
    async () => {
      const given = fc.tuple(fc.array(anyRows, { minLength: 2, maxLength: 3 }), fc.nat())
      await fc.assert(
        fc.asyncProperty(given, async ([imports, n]) => {
          const out = n % imports.length
          const without = await summed(imports.filter((_, i) => i !== out).map(filesOf))
          await summed(imports.map(filesOf))
          await store.engine.undoImport(out + 1)
          expect(await store.engine.digest()).toBe(without.digest)
          const { quarantined: _stored, ...counts } = await store.engine.counts()
          expect(counts).toEqual(without.counts)
        }),
        { numRuns: 6 },
      )
    },
    SLOW_MS,
  )
})
