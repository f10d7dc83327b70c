import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { afterAll, describe, expect, it } from 'vitest'
import { TABLES } from '../../src/domain/tables.js'
import { type Sheet, xlsx } from '../../src/formats/xlsx-writer.js'
import { writeTemplate } from '../../src/sources/template.js'
import { fileOf, unzipped } from '../exports/support.js'
import { readBook } from './read-book.js'

const FACTS = { title: 't', author: 'a', at: '2026-01-01T00:00:00Z', header: '内部 & 注意', footer: 'No 1' }

const SHEET: Sheet = {
  name: "甲/乙: it's [1]",
  preamble: ['标题', '单位：元'],
  columns: [
    { head: '编号', width: 12, format: 'text', required: true, note: 'id\n<必填>' },
    { head: '金额', width: 14, format: 'money' },
    { head: '日期', width: 12, format: 'day' },
    { head: '时间', width: 20, format: 'second' },
    { head: '状态', width: 10, choices: ['有效', '否决'] },
  ],
  frozenColumns: 1,
  rowsToFill: 50,
  rows: [
    ['007', 1234567.5, '2026-03-01', '2026-03-01 09:30:05', '有效'],
    ['=1+1', null, '2026-02-30', '1899-01-01 00:00:00', { value: 0.125, style: { format: 'percent' } }],
  ],
  closing: ['注：两行'],
}

const partsOf = async (sheets: Sheet[]): Promise<Map<string, string>> =>
  new Map(
    [...(await unzipped(await fileOf(xlsx(FACTS, sheets))))].map(([name, bytes]) => [name, bytes.toString()]),
  )

describe('a workbook', () => {
  it('is well-formed in every part, each of which the list of contents knows', async () => {
    const parts = await partsOf([SHEET, { ...SHEET, rows: [] }])
    const contents = parts.get('[Content_Types].xml')!
    for (const [name, xml] of parts) {
      expect(() => new SaxesParser({ xmlns: true, fileName: name }).write(xml).close()).not.toThrow()
      expect(contents.includes(`"/${name}"`) || /\.(rels|vml)$|^\[/.test(name), name).toBe(true)
    }
  })

  it('is read back as it was given: long numbers as texts, days and times as themselves', async () => {
    const rows = (await readBook(await fileOf(xlsx(FACTS, [SHEET])))).get("甲 乙  it's  1 ")!
    expect(rows.slice(1)).toEqual([
      ['标题'],
      ['单位：元'],
      ['编号', '金额', '日期', '时间', '状态'],
      ['007', '1234567.5', '2026-03-01', '2026-03-01 09:30:05', '有效'],
      ['=1+1', '', '2026-02-30', '1899-01-01 00:00:00', '12.5%'],
      ['注：两行'],
    ])
  })

  it('keeps heads in sight, filters the table alone, and prints it on A4 across with its heads', async () => {
    const parts = await partsOf([SHEET])
    const sheet = parts.get('xl/worksheets/sheet1.xml')!
    expect(sheet).toContain('<pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight"')
    expect(sheet).toContain('<autoFilter ref="A3:E5"/>')
    expect(sheet).toContain('paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"')
    expect(sheet).toContain('<oddHeader>&amp;L内部 &amp;&amp; 注意&amp;R&amp;A</oddHeader>')
    expect(parts.get('xl/workbook.xml')).toContain(
      '!$A:$A,&apos;甲 乙  it&apos;&apos;s  1 &apos;!$3:$3</definedName>',
    )
  })

  it('has no filter and no print titles where there is no table', async () => {
    const parts = await partsOf([{ name: 's', columns: [{ width: 9 }], rows: [['a']] }])
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toMatch(/autoFilter|<pane/)
    expect(parts.get('xl/workbook.xml')).not.toContain('definedName')
  })

  it('names no two sheets alike, whatever the case and the length', async () => {
    const named = (name: string): Sheet => ({ name, columns: [{ width: 9 }], rows: [['a']] })
    const long = '很'.repeat(40)
    const book = await readBook(await fileOf(xlsx(FACTS, ['a', 'A', long, long, "''", ''].map(named))))
    expect([...book.keys()]).toEqual(['a', 'A(2)', long.slice(0, 31), `${long.slice(0, 28)}(2)`, '-', '(2)'])
  })

  it('says what follows the table once, after the last of its sheets', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => [`r${i}`])
    const sheet: Sheet = { name: 's', columns: [{ head: 'h', width: 9 }], rows, closing: ['end'] }
    const book = await readBook(await fileOf(xlsx(FACTS, [sheet], 12)))
    expect([...book.values()].map((of) => of.at(-1)![0])).toEqual(['r9', 'r19', 'end'])
    expect([...book.values()].flat(2).filter((text) => /^r\d/.test(text))).toEqual(rows.flat())
  })
})

const ready = spawnSync('sh', ['-c', 'command -v soffice && command -v pdfinfo']).status === 0

describe.skipIf(!ready)('the template in another program (skipped without LibreOffice and poppler)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'biaojian-template-'))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  const convert = (to: string): void => {
    const profile = `-env:UserInstallation=file://${dir}/office`
    const args = [profile, '--headless', '--convert-to', to, '--outdir', dir, join(dir, 't.xlsx')]
    const { status, stderr } = spawnSync('soffice', args, { encoding: 'utf8', timeout: 170_000 })
    expect(status, stderr).toBe(0)
  }

  it('keeps a note on each head and its lists to choose from, and prints in few pages across', async () => {
    await writeTemplate(join(dir, 't.xlsx'))
    convert('fods')
    const flat = readFileSync(join(dir, 't.fods'), 'utf8')
    const columns = TABLES.flatMap((table) => table.columns)
    expect(flat.match(/<office:annotation /g)).toHaveLength(columns.length)
    expect(flat.match(/<table:content-validation /g)!.length).toBeGreaterThan(10)
    expect(flat).toContain('&quot;有效&quot;;&quot;否决&quot;;&quot;撤回&quot;')
    convert('pdf')
    const info = spawnSync('pdfinfo', [join(dir, 't.pdf')], { encoding: 'utf8' }).stdout
    expect(info).toMatch(/Page size:\s+841\.\d+ x 595\.\d+ pts \(A4\)/)
    expect(Number(/Pages:\s+(\d+)/.exec(info)![1])).toBeLessThan(30)
  }, 400_000)
})
