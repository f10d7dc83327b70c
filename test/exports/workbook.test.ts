import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { ExportModel } from '../../src/exports/model.js'
import { workbook } from '../../src/exports/workbook.js'
import { cleanText } from '../../src/formats/clean-text.js'
import { xlsx } from '../../src/formats/xlsx-writer.js'
import { readBook } from '../formats/read-book.js'
import { fileOf, modelOf, ringRecord, unzipped } from './support.js'

const dir = mkdtempSync(join(tmpdir(), 'biaojian-xlsx-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const SHEETS = [
  '概要',
  '成员',
  '证据',
  '证据明细',
  '来源行',
  '标段与投标',
  '环节疑点',
  '时间线',
  '法条核对',
  '数据缺口',
]

/** Rows that the model says each sheet has, without headers. */
const expected = (model: ExportModel): Record<string, number> => {
  const rings = [...model.rings()]
  const count = (each: (ring: (typeof rings)[number]) => number): number =>
    rings.reduce((sum, ring) => sum + each(ring), 0)
  return {
    成员: count(({ ring }) => ring.members.length),
    证据: count(({ ring }) => ring.evidence.reduce((sum, item) => sum + item.members.length, 0)),
    来源行: count(({ sources }) => sources.flat().length),
    标段与投标: count(({ ring }) => [...model.lots(ring)].reduce((sum, lot) => sum + lot.bids.length, 0)),
    数据缺口: count(({ ring }) => ring.notEvaluated.length),
  }
}

describe('the evidence workbook', () => {
  it('has its sheets with frozen Chinese headers and one row a fact', async () => {
    const model = modelOf([ringRecord(), ringRecord({ id: 'R-000002', members: ['D', 'Z'], lots: ['L1'] })])
    const bytes = await fileOf(workbook(model))
    const files = await unzipped(bytes)
    const book = await readBook(bytes)
    expect([...book.keys()]).toEqual(SHEETS)
    for (const [i, [name, rows]] of [...book].entries()) {
      const xml = files.get(`xl/worksheets/sheet${i + 1}.xml`)!.toString()
      const top = Number(/<pane xSplit="[13]" ySplit="(\d+)"[^>]*state="frozen"/.exec(xml)![1])
      expect(rows[top]![0]).toBe('团伙编号')
      const facts = expected(model)[name]
      if (facts !== undefined) expect(`${name} ${rows.length - 1 - top}`).toBe(`${name} ${facts}`)
    }
  })

  it('shows amounts with separators and days as days, and import reads both back as they were', async () => {
    const model = modelOf()
    const files = await unzipped(await fileOf(workbook(model)))
    const xml = files.get('xl/worksheets/sheet6.xml')!.toString()
    const [ring] = [...model.rings()]
    const { lot, bids } = [...model.lots(ring!.ring)][0]!
    const rows = (await readBook(await fileOf(workbook(model)))).get('标段与投标')!
    expect(rows[2]![4]).toContain(lot.day!)
    expect(rows[2]![8]).toBe(lot.currency)
    expect(Number(rows[2]![12])).toBe(bids[0]!.amountFen! / 100)
    const styles = files.get('xl/styles.xml')!.toString()
    const styleOf = (cell: string): string =>
      styles.split('<cellXfs')[1]!.split('<xf ')[
        Number(new RegExp(`r="${cell}" s="(\\d+)"><v>`).exec(xml)![1]) + 1
      ]!
    expect(styleOf('E2')).toContain('numFmtId="165"')
    expect(styleOf('M2')).toContain('numFmtId="4"')
  })

  it('prints evidence without its lists, which stand an entry a row on a sheet of their own', async () => {
    const model = modelOf()
    const book = await readBook(await fileOf(workbook(model)))
    const evidence = book.get('证据')!
    expect(evidence[1]!.length).toBeLessThan(18)
    for (const head of ['标段', '数据项', '来源行', '豁免检查']) expect(evidence[1]).not.toContain(head)
    const lists = book.get('证据明细')!
    const [ring] = [...model.rings()]
    const lots = ring!.ring.evidence.flatMap((item, i) => item.lots.map((lot) => [String(i + 1), lot]))
    expect(lists.filter((row) => row[3] === '标段').map((row) => [String(row[1]), row[4]])).toEqual(lots)
    expect(lists.some((row) => row[3] === '依据')).toBe(true)
  })

  it('goes on in a second sheet instead of losing rows', async () => {
    const rows = {
      *[Symbol.iterator]() {
        for (let i = 0; i < 2_500; i++) yield [i]
      },
    }
    const bytes = await fileOf(
      xlsx(
        { title: 't', author: 'a', at: '2026-01-01T00:00:00Z', footer: 'f' },
        [{ name: '多', columns: [{ head: '数', width: 10 }], rows }],
        1_000,
      ),
    )
    const files = await unzipped(bytes)
    const count = (name: string): number => files.get(name)!.toString().split('<row ').length - 1
    expect([1, 2, 3].map((n) => count(`xl/worksheets/sheet${n}.xml`))).toEqual([1_000, 1_000, 503])
    expect(files.get('xl/workbook.xml')!.toString()).toContain('多(2)')
  })

  it('says so where a text does not fit in a cell', async () => {
    const text = '长'.repeat(40_000)
    const book = await readBook(await fileOf(xlsx(FACTS, [{ name: 's', columns: ONE, rows: [[text]] }])))
    const value = book.get('s')![2]![0]!
    expect(value.length).toBeLessThanOrEqual(32_767)
    expect(value).toContain('共 40000 字符')
  })
})

const hostile = fc.oneof(
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 12,
  }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '==', ' =', "'="),
      fc.constantFrom('1+1', "cmd|'/c calc'!A1", 'HYPERLINK("x")', 'SUM(A1:A9)'),
    )
    .map(([mark, rest]) => mark + rest),
  fc.constantFrom(
    '_x0041_',
    '_x005F_',
    '<f>1+1</f>',
    '&#61;1+1',
    '1e5',
    '007',
    'TRUE',
    '2026-01-01',
    '#REF!',
  ),
)

describe('cells that would like to be formulas', () => {
  it('come back as the texts they are, by the reader of imports', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 40 }), async (texts) => {
        const bytes = await fileOf(
          xlsx(FACTS, [{ name: 's', columns: ONE, rows: texts.map((text) => [text]) }]),
        )
        expect((await unzipped(bytes)).get('xl/worksheets/sheet1.xml')!.toString()).not.toContain('<f>')
        const rows = (await readBook(bytes)).get('s')!
        texts.forEach((text, i) => {
          const shown = cleanText(text).replace(/\r\n?/g, '\n')
          expect(rows[i + 2]?.[0] ?? '').toBe(shown)
        })
      }),
      { numRuns: 50 },
    )
  })

  const office = spawnSync('soffice', ['--version'], { encoding: 'utf8' })
  const missing = office.status !== 0 || !calcIsThere()
  if (missing) console.log('LibreOffice Calc is not installed: the round trip through it is skipped')

  it.skipIf(missing)('come back as the texts they are, 0 formulas (LibreOffice)', () => {
    const texts = fc
      .sample(hostile, { numRuns: 5_000, seed: 7 })
      .filter((text) => cleanText(text).trim() !== '')
    return roundTrip(texts)
  })

  it.skipIf(missing)('opens in LibreOffice with as many rows as the model has', async () => {
    const model = modelOf()
    writeFileSync(join(dir, 'book.xlsx'), await fileOf(workbook(model)))
    convert('book.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1')
    for (const [sheet, rows] of Object.entries(expected(model)))
      expect(
        `${sheet} ${parseCsv(readFileSync(join(dir, `book-${sheet}.csv`)), { relaxColumnCount: true }).length - 1}`,
      ).toBe(`${sheet} ${rows}`)
  })
})

const ONE = [{ head: 'h', width: 9 }]
const FACTS = { title: 't', author: 'a', at: '2026-01-01T00:00:00Z', footer: 'f' }

function calcIsThere(): boolean {
  return (
    spawnSync('sh', ['-c', 'ls /usr/lib/libreoffice/program/libsclo.so 2>/dev/null'], { encoding: 'utf8' })
      .stdout !== ''
  )
}

function convert(file: string, to: string): void {
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${dir}/office`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      dir,
      join(dir, file),
    ],
    { encoding: 'utf8', timeout: 150_000 },
  )
  if (status !== 0) throw new Error(`LibreOffice failed: ${stderr}`)
}

/** Through a flat document: no formula attribute anywhere, and every text the same. */
async function roundTrip(texts: string[]): Promise<void> {
  writeFileSync(
    join(dir, 'hostile.xlsx'),
    await fileOf(xlsx(FACTS, [{ name: 's', columns: ONE, rows: texts.map((text) => [text]) }])),
  )
  convert('hostile.xlsx', 'fods')
  const flat = readFileSync(join(dir, 'hostile.fods'), 'utf8')
  expect(flat.match(/table:formula=/g)).toBeNull()
  convert('hostile.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false')
  const back = parseCsv(readFileSync(join(dir, 'hostile.csv')), {
    relaxColumnCount: true,
    bom: true,
  }) as string[][]
  const shown = (text: string): string => cleanText(text).replace(/\r\n?/g, '\n').normalize()
  expect(back.length - 1).toBe(texts.length)
  const differ = texts.filter((text, i) => (back[i + 1]![0] ?? '').normalize() !== shown(text))
  expect(differ.slice(0, 5)).toEqual([])
}
