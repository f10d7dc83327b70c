import { afterAll, describe, expect, it } from 'vitest'
import { TABLES } from '../../src/domain/tables.js'
import { writeTemplate } from '../../src/sources/template.js'
import { scratch, seen, summary, textRow, workbookOf, zipOf } from './support.js'

const { folder, write, remove } = scratch()
afterAll(remove)

let count = 0
const read = async (sheets: Record<string, string>, parts = {}) =>
  seen(write(`book${count++}.xlsx`, await workbookOf(sheets, parts)))
const HEAD = textRow(1, 'lot_id', 'bidder_id', 'amount')
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[Red]#,##0.00"/>' +
  '<numFmt numFmtId="166" formatCode="#,##0.00&quot;万元&quot;;[Red]-0.00"/><numFmt numFmtId="167" formatCode="0!.0,&quot;万元&quot;"/>' +
  '<numFmt numFmtId="168" formatCode="0.00\\%"/><numFmt numFmtId="169" formatCode="0.0%"/><numFmt numFmtId="170" formatCode="0.00,&quot;千元&quot;"/><numFmt numFmtId="171" formatCode="00000"/><numFmt numFmtId="172" formatCode="&quot;BD-&quot;000"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>'

/** The amount cell of one row, written as XML. */
const amount = async (cell: string, parts = {}) => {
  const row = `<row r="2"><c r="A2" t="str"><v>L1</v></c><c r="B2" t="str"><v>A</v></c>${cell}</row>`
  const [first] = await read({ bids: HEAD + row }, { styles: STYLES, ...parts })
  const { reason, cells } = first!.rows![0]!
  return reason ?? cells.amount ?? ''
}

describe('a workbook', () => {
  it('is read sheet by sheet, by their names', async () => {
    const found = await read({
      投标: HEAD + textRow(2, 'L1', 'A', '1'),
      '标段 2026': textRow(1, '标段编号*') + textRow(2, 'L1'),
      说明: textRow(1, 'read me'),
      Sheet3: '',
      plan: textRow(1, 'when', 'who'),
    })
    expect(summary(found).map((line) => line.slice(0, 60))).toEqual([
      'book0.xlsx#标段 2026 → table: lots',
      'book0.xlsx#投标 → table: bids',
      'book0.xlsx#Sheet3 → skipped: an empty sheet',
      'book0.xlsx#plan → rejected: cannot tell which table this is:',
      'book0.xlsx#说明 → skipped: a sheet of notes or examples is not',
    ])
  })

  it.each([
    ['a number', '<c r="C2"><v>0.1</v></c>', '0.1'],
    ['a float in all its digits', '<c r="C2"><v>1234567.8900000001</v></c>', '1234567.89'],
    ['a small number', '<c r="C2"><v>1.5E-7</v></c>', '0.00000015'],
    ['a number with colours and thousands', '<c r="C2" s="4"><v>1000</v></c>', '1000'],
    ['a number with the unit that its format shows', '<c r="C2" s="5"><v>93.51</v></c>', '93.51万元'],
    ['a number that its format shows made smaller', '<c r="C2" s="6"><v>935100</v></c>', '935100'],
    ['another one', '<c r="C2" s="10"><v>935100</v></c>', '935100'],
    ['a number beside a written percent sign', '<c r="C2" s="7"><v>51</v></c>', '51'],
    ['a share shown a hundredfold', '<c r="C2" s="8"><v>0.515</v></c>', '51.5%'],
    ['a number with the leading zeros of its format', '<c r="C2" s="11"><v>123</v></c>', '00123'],
    ['a number with the text that its format puts in front', '<c r="C2" s="12"><v>7</v></c>', 'BD-007'],
    ['a share by a format of the program', '<c r="C2" s="9"><v>0.29</v></c>', '29%'],
    ['a date', '<c r="C2" s="1"><v>46082</v></c>', '2026-03-01'],
    ['a date with time', '<c r="C2" s="2"><v>46082.395833333336</v></c>', '2026-03-01 09:30:00'],
    ['a date by its own format', '<c r="C2" s="3"><v>46082</v></c>', '2026-03-01'],
    ['the days before the leap day that never was', '<c r="C2" s="1"><v>1</v></c>', '1900-01-01'],
    ['a bare time', '<c r="C2" s="2"><v>0.5</v></c>', '12:00:00'],
    ['an ISO date', '<c r="C2" t="d"><v>2026-03-01T00:00:00</v></c>', '2026-03-01T00:00:00'],
    ['a truth value', '<c r="C2" t="b"><v>1</v></c>', '1'],
    ['a shared string', '<c r="C2" t="s"><v>1</v></c>', '贰 元'],
    ['a shared string that is not there', '<c r="C2" t="s"><v>99</v></c>', 'unreadable'],
    [
      'an inline string of several runs',
      '<c r="C2" t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c>',
      'ab',
    ],
    ['an escaped character', '<c r="C2" t="str"><v>a_x000A_b</v></c>', 'a\nb'],
    ['a formula with its last value', '<c r="C2"><f>1+1</f><v>2</v></c>', '2'],
    ['a formula never computed', '<c r="C2"><f>1+1</f></c>', 'formula_error'],
    [
      'a formula that calls out',
      '<c r="C2" t="str"><f>WEBSERVICE("http://x")</f><v>=cmd|x</v></c>',
      '=cmd|x',
    ],
    ['an error', '<c r="C2" t="e"><v>#REF!</v></c>', 'formula_error'],
    ['an id stored as a float', '<c r="C2"><v>9.1330200000000004E+17</v></c>', 'lost_digits'],
    ['an id shown as a float', '<c r="C2" t="str"><v>9.13302E+17</v></c>', 'lost_digits'],
    ['a word where a number should be', '<c r="C2"><v>x</v></c>', 'unreadable'],
    ['a cell without an address', '<c><v>7</v></c>', '7'],
    ['nothing', '', ''],
  ])('gives %s as text', async (_, cell, expected) => {
    const strings =
      '<sst><si><t>one</t></si><si><r><t>贰</t></r><r><t xml:space="preserve"> 元</t></r><rPh><t>er</t></rPh></si></sst>'
    expect(await amount(cell, { strings })).toBe(expected)
  })

  it('counts days from 1904 where it says so', async () => {
    expect(await amount('<c r="C2" s="1"><v>44620</v></c>', { workbookPr: 'date1904="1"' })).toBe(
      '2026-03-01',
    )
    const bare =
      textRow(1, '标段编号', '开标时间') +
      '<row r="2"><c t="inlineStr"><is><t>L1</t></is></c><c><v>44620.5</v></c></row>'
    const [lots] = await read({ 标段: bare }, { workbookPr: 'date1904="true"' })
    expect(lots!.rows![0]!.cells.opened_at).toBe('2026-03-01 12:00:00')
  })

  it('finds the header under a title, and keeps the sheet’s own row numbers', async () => {
    const rows = textRow(1, '投标明细表') + textRow(3, 'lot_id', 'bidder_id') + textRow(7, 'L1', 'A')
    const [first] = await read({ 投标: rows })
    expect(first!.rows).toEqual([{ line: 7, cells: { lot_id: 'L1', bidder_id: 'A' } }])
    const raw = []
    for await (const row of first!.table!.rowsAt([7])) raw.push(row)
    expect(raw).toEqual([{ line: 7, cells: ['L1', 'A'] }])
  })

  it('keeps what stands right of the last header as a column without a name, and marks what lies far out', async () => {
    const far = Array.from({ length: 80 }, (_, i) => (i === 79 ? 'far' : ''))
    const [first] = await read({
      bids:
        HEAD +
        textRow(2, 'L1', 'A', '1', '第1名') +
        textRow(3, 'L2', 'B', '2') +
        textRow(4, 'L3', 'C', '3', ...far),
    })
    expect(first!.rows!.map((row) => row.reason ?? row.cells)).toEqual([
      { lot_id: 'L1', bidder_id: 'A', amount: '1', 'column 4': '第1名' },
      { lot_id: 'L2', bidder_id: 'B', amount: '2' },
      'cell_count',
    ])
  })

  it('gives every cell of a vertical merge the value of its first, to the last row of it', async () => {
    const merged = await workbookOf(
      {
        投标:
          textRow(1, '标段编号', '统一社会信用代码', '投标报价') +
          textRow(2, 'L1', 'A', '1') +
          textRow(3, '', 'B', '2') +
          textRow(4, '', 'C', '3') +
          textRow(5, 'L2', 'D', '4') +
          textRow(6, '', 'E', '5'),
      },
      {
        sheetTail:
          '<x:mergeCells count="3"><x:mergeCell ref="A2:A4"/><x:mergeCell ref="C5:D5"/></x:mergeCells>',
      },
    )
    const [first] = await seen(write('merged.xlsx', merged))
    expect(first!.rows!.map(({ cells }) => cells.lot_id)).toEqual(['L1', 'L1', 'L1', 'L2', undefined])
  })

  it('says how many hidden rows, struck cells and numbers in another currency it read', async () => {
    const row = (n: number, rest: string, attributes = ''): string =>
      `<row r="${n}" ${attributes}><c t="inlineStr"><is><t>L1</t></is></c><c t="inlineStr"><is><t>F${n}</t></is></c>${rest}</row>`
    const book = await workbookOf(
      {
        投标: `${textRow(1, '标段编号', '统一社会信用代码', '投标报价')}${row(2, '<c><v>1</v></c>', 'hidden="1"')}${row(3, '<c s="1"><v>2</v></c>')}${row(4, '<c s="2"><v>3</v></c>')}${row(5, '<c s="3"><v>4</v></c>')}`,
      },
      {
        styles: `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$USD] #,##0.00"/><numFmt numFmtId="171" formatCode="[$¥-804]#,##0.00"/></numFmts><fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="170" fontId="0"/><xf numFmtId="171" fontId="0"/></cellXfs></styleSheet>`,
      },
    )
    const [found] = await seen(write('marks.xlsx', book))
    expect(found!.rows!.map(({ cells }) => cells.amount)).toEqual(['1', '2', '3', '4'])
    expect(found!.table!.notes?.().map(({ en }) => en.split(/ and read|;/)[0])).toEqual([
      '1 row is hidden in the sheet (row 2 …)',
      '1 cell is struck through (row 3 …)',
      '1 number is shown with "USD" in the sheet',
    ])
  })

  it.each([
    ['word/document.xml', 'the content is Word (.docx)'],
    ['content.xml', 'files of the kind .ods'],
    ['xl/workbook.bin', 'files of the kind .xlsb'],
  ])('says what another package is that is named as one: %s', async (part, said) => {
    const [found] = await seen(write(`other${count++}.xlsx`, await zipOf({ [part]: '<x/>' })))
    expect(found).toMatchObject({ kind: 'rejected', said: expect.stringContaining(said) })
  })

  it('leaves hidden sheets aside and calls them that, whatever their name', async () => {
    const book = await workbookOf(
      {
        投标: HEAD + textRow(2, 'L1', 'A', '1'),
        投标2: HEAD + textRow(2, 'L2', 'B', '2'),
        UoM: textRow(1, 'x', 'y'),
      },
      { hidden: ['投标2', 'UoM'] },
    )
    expect(summary(await seen(write('hidden.xlsx', book)))).toEqual([
      'hidden.xlsx#投标 → table: bids',
      'hidden.xlsx#投标2 → skipped: a hidden sheet, not imported',
      'hidden.xlsx#UoM → skipped: a hidden sheet, not imported',
    ])
  })

  it('is read inside an archive too', async () => {
    const book = await workbookOf({ bids: HEAD + textRow(2, 'L1', 'A', '1') })
    const found = await seen(write('outer.zip', await zipOf({ 'in/book.xlsx': book })))
    expect(summary(found)).toEqual(['outer.zip!/in/book.xlsx#bids → table: bids'])
    expect(found[0]!.rows!.length).toBe(1)
  })

  it('of many rows comes whole', async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => textRow(i + 2, `L${i}`, 'A', String(i))).join('')
    const [first] = await read({ bids: HEAD + rows })
    expect(first!.rows!.length).toBe(30_000)
    expect(first!.rows!.at(-1)).toEqual({
      line: 30_001,
      cells: { lot_id: 'L29999', bidder_id: 'A', amount: '29999' },
    })
  })
})

describe('the template', () => {
  it('comes back as seven empty tables, its notes and examples left aside', async () => {
    const path = `${folder}/模板.xlsx`
    await writeTemplate(path)
    const found = await seen(path)
    const tables = found.filter((one) => one.kind === 'table')
    expect(tables.map((one) => one.said)).toEqual(TABLES.map((table) => table.name))
    for (const { table, rows } of tables) {
      expect(table!.columns).toEqual(TABLES.find((t) => t.name === table!.table)!.columns.map((c) => c.name))
      expect(rows).toEqual([])
    }
    expect(found.filter((one) => one.kind === 'skipped').map((one) => one.file)).toEqual([
      '模板.xlsx#示例',
      '模板.xlsx#说明',
    ])
  })
})
