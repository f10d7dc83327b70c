import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ImportOptions, type ImportReport, importPaths } from '../../src/intake/import.js'
import { parseMapping } from '../../src/sources/mapping.js'
import { openStore, type Store } from '../../src/store.js'

let dir: string
let store: Store
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-'))
  store = await openStore(join(dir, 'store'))
})
afterEach(async () => {
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A folder with files. */
const folder = (name: string, files: Record<string, string>): string => {
  mkdirSync(join(dir, name), { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, name, file), text)
  return join(dir, name)
}
const run = (path: string, options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importPaths(store, [path], { now: () => new Date('2026-04-01T00:00:00Z'), ...options })
const totals = ({ files }: ImportReport, key: 'accepted' | 'merged' | 'quarantined'): number =>
  files.reduce((sum, file) => sum + file[key], 0)

const LOTS = Array.from({ length: 10 }, (_, i) => `L-${String(i + 1).padStart(2, '0')}`)
const FIRMS = ['91330922MA2A00011K', '91330922MA2A00012H', '91330922MA2A00013F']
const lots = `标段编号,标段名称,开标时间\n${LOTS.map((lot) => `${lot},${lot}工程,2026-03-01 09:30\n`).join('')}`
const amount = (l: number, f: number): number => 900_000 + 1000 * l + 7000 * f
const atOpening = `标段编号,统一社会信用代码,投标报价\n${LOTS.flatMap((lot, l) =>
  FIRMS.map((firm, f) => `${lot},${firm},${amount(l, f)}\n`),
).join('')}`
const afterAward = `标段编号,统一社会信用代码,投标报价,是否中标,排名\n${LOTS.flatMap((lot, l) =>
  FIRMS.map((firm, f) => {
    const rank = ((f + l) % 3) + 1
    return `${lot},${firm},${amount(l, f)},${rank === 1 ? '是' : '否'},${rank}\n`
  }),
).join('')}`

describe('results that come after the opening', () => {
  it('fill what was empty: every winner is there, nothing is a conflict', async () => {
    await run(folder('1', { '标段.csv': lots, '投标.csv': atOpening }))
    const report = await run(folder('2', { '标段.csv': lots, '投标.csv': afterAward }))
    expect(report.changes).toEqual([
      { table: 'bids', column: 'rank', changed: 0, filled: 30, examples: [] },
      { table: 'bids', column: 'won', changed: 0, filled: 30, examples: [] },
    ])
    expect(totals(report, 'quarantined')).toBe(0)
    expect(await store.engine.counts()).toMatchObject({ bids: 30, conflicts: 0, quarantined: 0 })
    for (const [l, lot] of LOTS.entries()) {
      const bids = await store.engine.lotBids(lot)
      expect(bids.map(({ won }) => won).sort()).toEqual([false, false, true])
      expect(bids.map(({ rank }) => rank)).toEqual(FIRMS.map((_, f) => ((f + l) % 3) + 1))
    }
  })

  it('come to the same store in either order, together, or again', async () => {
    const [opening, award] = [
      folder('1', { '标段.csv': lots, '投标.csv': atOpening }),
      folder('2', { '投标.csv': afterAward }),
    ]
    const digests: string[] = []
    for (const order of [
      [opening, award],
      [award, opening],
      [opening, award, opening],
    ]) {
      await store.engine.clear()
      for (const path of order) await run(path)
      digests.push(await store.engine.digest())
    }
    await store.engine.clear()
    await importPaths(store, [opening, award], { now: () => new Date(0) })
    digests.push(await store.engine.digest())
    expect(new Set(digests).size).toBe(1)
  })

  it.each([
    ['lots', 'awarded_at', '2026-03-05', { lot_id: 'L1' }],
    ['lots', 'award_reason', '综合得分最高', { lot_id: 'L1' }],
    ['bids', 'reject_reason', '未密封', { lot_id: 'L1', bidder_id: 'A' }],
    ['bids', 'status', '否决', { lot_id: 'L1', bidder_id: 'A' }],
    ['contracts', 'settlement_price', '1200', { contract_id: 'K1', lot_id: 'L1', bidder_id: 'A' }],
    ['bidders', 'cancelled_at', '2026-01-01', { bidder_id: 'A' }],
    ['experts', 'signed_in_at', '2026-03-01 09:00', { lot_id: 'L1', expert_id: 'E1' }],
    ['penalties', 'revoked', '是', { bidder_id: 'A', doc_no: '1号' }],
  ])('%s.%s is filled by the import that knows it', async (table, column, value, key) => {
    const [names, cells] = [Object.keys(key), Object.values(key)]
    await run(folder('1', { 'lots.csv': 'lot_id\nL1\n', [`${table}.csv`]: `${names}\n${cells}\n` }))
    const later = await run(folder('2', { [`${table}.csv`]: `${names},${column}\n${cells},${value}\n` }))
    expect(later.changes).toEqual([{ table, column, changed: 0, filled: 1, examples: [] }])
    expect(await store.engine.counts()).toMatchObject({ conflicts: 0, tables: { [table]: 1 } })
  })
})

describe('a file that is read again with the mapping put right', () => {
  const rows = `标段简称,供应商名称,投标报价（万元）\n一标段,甲公司,93.51\n一标段,乙公司,94.2\n二标段,甲公司,120.5\n二标段,丙公司,121\n`
  const mapped = (scale: number) =>
    parseMapping(
      JSON.stringify({
        tables: {
          lots: { columns: { lot_id: '标段简称' } },
          bids: {
            columns: {
              lot_id: '标段简称',
              bidder_id: '供应商名称',
              amount: { from: '投标报价（万元）', scale, round: 2 },
            },
          },
        },
      }),
    )

  it('has its later reading in force on every lot, and the report says what changed', async () => {
    const path = folder('in', { '投标人统计.csv': rows })
    await run(path, { mapping: mapped(1) })
    const { changes } = await run(path, { mapping: mapped(10_000) })
    expect(changes).toMatchObject([{ table: 'bids', column: 'amount', changed: 4, filled: 0 }])
    expect(changes[0]!.examples).toContainEqual({
      key: ['一标段', '甲公司', '1'],
      before: '93.51',
      now: '935100',
      file: join(path, '投标人统计.csv'),
      line: 2,
    })
    expect((await store.engine.lotBids('一标段')).map(({ amountFen }) => amountFen).sort()).toEqual([
      93_510_000, 94_200_000,
    ])
    expect(await store.engine.counts()).toMatchObject({ bids: 4, conflicts: 0 })
  })
})

describe('a currency that some rows leave blank', () => {
  it('is that of the rows that give it: nothing is assumed before the rows of a lot are merged', async () => {
    const contracts = Array.from({ length: 20 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`)
    const rows = contracts.flatMap((contract, c) => [
      `${contract},Alder,Awarded,USD,${100_001 + c}`,
      `${contract},Birch,Evaluated,USD,${110_001 + c}`,
      `${contract},Cedar,Rejected,,`,
    ])
    const path = folder('in', { 'awards.csv': `contract,bidder,status,currency,price\n${rows.join('\n')}\n` })
    const mapping = parseMapping(
      JSON.stringify({
        files: 'awards.csv',
        tables: {
          lots: { columns: { lot_id: 'contract', currency: 'currency' } },
          bids: { columns: { lot_id: 'contract', bidder_id: 'bidder', amount: 'price' } },
        },
      }),
    )
    const report = await run(path, { mapping })
    expect(totals(report, 'quarantined')).toBe(0)
    for (const contract of contracts)
      expect(await store.engine.lot(contract)).toMatchObject({ currency: 'USD' })
    expect(await store.engine.counts()).toMatchObject({ lots: 20, bids: 60, conflicts: 0 })
  })

  it('is CNY where no row gives one, and a row that says CNY contradicts one that says USD', async () => {
    await run(folder('1', { 'lots.csv': 'lot_id,currency\nL1,\nL2,CNY\nL2,USD\n' }))
    expect(await store.engine.lot('L1')).toMatchObject({ currency: 'CNY' })
    expect(await store.engine.counts()).toMatchObject({ lots: 2, conflicts: 1 })
    const { changes } = await run(folder('2', { 'lots.csv': 'lot_id,currency\nL1,USD\n' }))
    expect(changes).toEqual([{ table: 'lots', column: 'currency', changed: 0, filled: 1, examples: [] }])
    expect(await store.engine.lot('L1')).toMatchObject({ currency: 'USD' })
  })
})

describe('a conflict', () => {
  it('is told with its columns and the row in force, in the report and in the quarantine file', async () => {
    const path = folder('in', {
      'lots.csv': 'lot_id\nL1\n',
      'bids.csv': 'lot_id,bidder_id,amount,rank\nL1,A,1,1\nL1,A,2,1\n',
    })
    const report = await run(path, { lang: 'zh' })
    const bids = report.files.find(({ table }) => table === 'bids')!
    expect(bids.reasons).toMatchObject([{ column: 'amount', reason: 'conflict', rows: 1 }])
    expect(bids.notes).toEqual([expect.stringMatching(/^1 行.*"sum": "amount"/)])
    const { issue } = (await store.engine.quarantine({ limit: 1 }))[0]!
    const line = issue.line === 2 ? 3 : 2
    expect(issue).toMatchObject({ differs: ['amount'], inForce: { line } })
    expect(readFileSync(join(store.dir, report.quarantineFiles[0]!), 'utf8')).toContain(
      `：投标报价；以 ${join(path, 'bids.csv')} 第 ${line} 行为准`,
    )
  })
})
