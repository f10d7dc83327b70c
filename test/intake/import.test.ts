import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TABLES } from '../../src/domain/tables.js'
import { type ImportOptions, type ImportReport, importPaths } from '../../src/intake/import.js'
import { openStore, type Store } from '../../src/store.js'

let dir: string
let store: Store
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'biaojian-'))
  mkdirSync(join(dir, 'in'))
  store = await openStore(join(dir, 'store'))
})
afterEach(async () => {
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

const put = (name: string, text: string | Buffer): string => {
  const path = join(dir, 'in', name)
  writeFileSync(path, text)
  return path
}
const run = (
  paths: string | string[] = join(dir, 'in'),
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> =>
  importPaths(store, [paths].flat(), { now: () => new Date('2026-04-01T00:00:00Z'), ...options })
const figures = (report: ImportReport): unknown[] =>
  report.files.map(({ table, read, accepted, merged, quarantined }) => [
    table,
    read,
    accepted,
    merged,
    quarantined,
  ])

const LOTS = 'lot_id,title,opened_at\nL1,一标,2026-03-01\nL2,二标,2026-03-02\n'
const BIDS =
  'lot_id,bidder_id,amount,won,备注,mac\nL1,A,100,1,见附件,F8:75:A4:1B:2C:3D\nL1,B,-5,0,,\nL2,A,x,maybe,,\nL9,A,7,0,,\n'

describe('an import', () => {
  it('accounts for every row and says why rows were quarantined, in a file with their own columns', async () => {
    put('lots.csv', LOTS)
    put('投标_1.csv', BIDS)
    const report = await run()
    expect(figures(report)).toEqual([
      ['lots', 2, 2, 0, 0],
      ['bids', 4, 1, 0, 3],
    ])
    expect(report.unknownColumns).toEqual([{ file: join(dir, 'in', '投标_1.csv'), columns: ['备注'] }])
    expect(report.quarantineFiles).toEqual([join('quarantine', '1-bids-投标_1.csv')])
    expect(readFileSync(join(store.dir, report.quarantineFiles[0]!), 'utf8')).toBe(
      '\ufefflot_id,bidder_id,amount,won,备注,mac,reason\n' +
        'L1,B,-5,0,,,amount: the amount is negative\n' +
        'L2,A,x,maybe,,,"amount: the value cannot be read: write it as its column asks (docs/data-format.md), or say in a --mapping how to read it; won: unknown word: use a word of its column (docs/data-format.md), or translate it with ""values"" in a --mapping"\n' +
        'L9,A,7,0,,,its lot has not been imported; it is taken up when the lot arrives\n',
    )
  })

  it('tells of bids that won though withdrawn or rejected, and of rates without an amount, and quality does', async () => {
    put('lots.csv', 'lot_id,opened_at\nL1,终止\nL2,2026-03-02\n')
    const rows = ['L1,A,撤销,是,', 'L1,B,有效,否,5%', 'L2,A,废标,中标,', 'L2,B,,,']
    put('bids.csv', `标段编号,统一社会信用代码,状态,是否中标,下浮率\n${rows.join('\n')}\n`)
    const odd = [
      { what: 'rate', bids: 1, lots: 1, lot: 'L1' },
      { what: 'rejected', bids: 1, lots: 1, lot: 'L2' },
      { what: 'withdrawn', bids: 1, lots: 1, lot: 'L1' },
    ]
    const report = await run()
    expect(figures(report)).toEqual([
      ['lots', 2, 2, 0, 0],
      ['bids', 4, 4, 0, 0],
    ])
    expect(report.files[0]!.doubts).toEqual([
      { column: 'opened_at', reason: 'unknownWord', rows: 1, line: 2, value: '终止' },
    ])
    expect(report.oddBids).toEqual(odd)
    expect((await store.engine.quality()).oddBids).toEqual(odd)
  })

  it('counts words that a closed list lacks, in every table with one, and takes none for a known one', async () => {
    for (const { name, columns, example } of TABLES) {
      const codes = columns.filter(({ type }) => type === 'code' || type === 'account-type')
      if (codes.length === 0) continue
      const row = {
        lot_id: 'L1',
        ...example,
        ...Object.fromEntries(codes.map((code) => [code.name, 'magic'])),
      }
      const path = put(`${name}.csv`, `${Object.keys(row)}\n${Object.values(row)}\n`)
      const report = await run(path, { check: true })
      expect(report.files[0]!.doubts?.filter(({ reason }) => reason === 'unknownWord')).toEqual(
        codes
          .map(({ name }) => name)
          .sort()
          .map((column) => ({ column, reason: 'unknownWord', rows: 1, line: 2, value: 'magic' })),
      )
    }
  })

  it('quarantines a bid whose status is open or unknown, and keeps one whose result is', async () => {
    put('lots.csv', LOTS)
    put('bids.csv', 'lot_id,bidder_id,status,won\nL1,A,待定,\nL1,B,魔法,\nL1,C,有效,待定\n')
    const [, bids] = (await run(undefined, { lang: 'zh' })).files
    expect(bids).toMatchObject({
      accepted: 1,
      quarantined: 2,
      reasons: [{ column: 'status', reason: 'unknown_word', rows: 2, line: 2, value: '待定' }],
      doubts: [{ column: 'won', reason: 'unknownWord', rows: 1, line: 4, value: '待定' }],
    })
    const file = join(store.dir, 'quarantine', '1-bids-bids.csv')
    expect(readFileSync(file, 'utf8')).toContain('L1,A,待定,,状态：不认识的取值：请改用')
  })

  it('takes a mended quarantine file back in, and bids up whose lot has come', async () => {
    put('lots.csv', LOTS)
    put('bids.csv', BIDS)
    const { quarantineFiles } = await run()
    const mended = readFileSync(join(store.dir, quarantineFiles[0]!), 'utf8')
      .replace('-5', '5')
      .replace('x,maybe', '6,0')
    put('bids-mended.csv', mended)
    const second = await run(join(dir, 'in', 'bids-mended.csv'))
    expect(figures(second)).toEqual([['bids', 3, 2, 0, 1]])
    const third = await run(put('lots-2.csv', 'lot_id\nL9\n'))
    expect(third.resolved).toBe(1)
    expect(await store.engine.counts()).toMatchObject({ bids: 4, pending: 0 })
  })

  it('writes a quarantined cell as it was, quotes, line ends and formulas too', async () => {
    const row = 'L1,A,-1,"a ""quoted"", cell\nof two lines",=1+1'
    put('bids.csv', `lot_id,bidder_id,amount,note,formula\n${row}\n`)
    const { quarantineFiles } = await run()
    expect(readFileSync(join(store.dir, quarantineFiles[0]!), 'utf8')).toContain(
      `\n${row},amount: the amount is negative\n`,
    )
  })

  it('loads the other files when one is rejected, and names the cause', async () => {
    put('lots.csv', LOTS)
    put('what.csv', 'amount\n1\n')
    put('README.txt', 'hello')
    const report = await run()
    expect(report.files.map(({ table, error }) => [table, error === undefined])).toEqual([
      ['lots', true],
      ['', false],
    ])
    expect(report.skipped.map(({ file }) => file)).toEqual([join(dir, 'in', 'README.txt')])
    expect(await store.engine.counts()).toMatchObject({ lots: 2 })
  })

  it('says the same of one content in two encodings and delimiters', async () => {
    await run(put('lots.csv', LOTS))
    const digest = await store.engine.digest()
    await store.engine.clear()
    const gbk = Buffer.from([0xd2, 0xbb, 0xb1, 0xea])
    const gbk2 = Buffer.from([0xb6, 0xfe, 0xb1, 0xea])
    const text = (s: string): Buffer => Buffer.from(s, 'latin1')
    put(
      'lots.csv',
      Buffer.concat([
        text('title;lot_id;opened_at\r\n'),
        gbk,
        text(';L1;2026/3/1\r\n'),
        gbk2,
        text(';L2;2026-03-02\r\n'),
      ]),
    )
    await run(join(dir, 'in', 'lots.csv'))
    expect(await store.engine.digest()).toBe(digest)
  })

  it('checks without writing: the same report, an unchanged store', async () => {
    put('lots.csv', LOTS)
    put('bids.csv', BIDS)
    const before = await store.engine.digest()
    const checked = await run(undefined, { check: true })
    expect(await store.engine.digest()).toBe(before)
    expect(await store.engine.counts()).toMatchObject({ lots: 0, quarantined: 0 })
    expect(readdirSync(store.dir)).not.toContain('quarantine')
    expect(figures(await run())).toEqual(figures(checked))
  })

  it('lists a file with a header and no rows', async () => {
    put('lots.csv', 'lot_id\n')
    expect(figures(await run())).toEqual([['lots', 0, 0, 0, 0]])
  })

  it('stops on a signal and completes to the same store when it is run again', async () => {
    put('lots.csv', LOTS)
    put('bids.csv', BIDS)
    await expect(run(undefined, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
    const controller = new AbortController()
    const stopped = run(undefined, { signal: controller.signal, progress: () => controller.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    await run()
    const digest = await store.engine.digest()
    await store.engine.clear()
    await run()
    expect(await store.engine.digest()).toBe(digest)
  })

  it('tells progress in rows and bytes that reach the whole', async () => {
    put('lots.csv', LOTS)
    const seen: { rows: number; bytes: number; totalBytes: number }[] = []
    await run(undefined, { progress: (progress) => seen.push(progress) })
    const size = Buffer.byteLength(LOTS)
    expect(seen.at(-1)).toMatchObject({ rows: 2, bytes: size, totalBytes: size })
  })
})

describe('the store folder', () => {
  it('is refused to a second process, which learns who has it', async () => {
    const dist = new URL('../../dist/store.js', import.meta.url).pathname
    const script = `import { openStore } from ${JSON.stringify(dist)}
      openStore(${JSON.stringify(store.dir)}).catch((error) => console.log(error.code, error.message))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script])
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
    })
    await once(child, 'close')
    expect(said).toMatch(/^conflict /)
    expect(said).toContain(`process ${process.pid} has it open`)
  })

  it('holds all that an import writes', async () => {
    put('lots.csv', LOTS)
    put('bids.csv', BIDS)
    await run()
    await store.engine.market()
    expect(readdirSync(dir).sort()).toEqual(['in', 'store'])
    expect(readdirSync(join(dir, 'in')).sort()).toEqual(['bids.csv', 'lots.csv'])
  })
})
