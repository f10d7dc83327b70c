import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { TABLES } from '../../src/domain/tables.js'
import { normaliserFor } from '../../src/normalise/normaliser-for.js'
import { headerKey, headerName, tightKey } from '../../src/sources/header-name.js'
import { parseMapping } from '../../src/sources/mapping.js'
import { columnsOf, unitsOf } from '../../src/sources/which-table.js'
import { scratch, seen, summary, textRow, workbookOf } from './support.js'

const { write, remove } = scratch()
afterAll(remove)

const BRACKETS = ['（）', '()', '【】', '[]', '〔〕']
const UNITS = ['元', '千元', '万元', '百万元', '亿元']
const inside = (brackets: string, text: string): string => brackets[0] + text + brackets[1]

/** A header's name with a blank or a line end before one of its later characters. */
const wrapped = (name: string, at: number, gap: string): string => {
  const letters = [...name]
  const place = 1 + (at % Math.max(1, letters.length - 1))
  return letters.slice(0, place).join('') + gap + letters.slice(place).join('')
}

const columns = TABLES.flatMap((table) => table.columns.map((column) => ({ table, column })))

describe('a header', () => {
  it('is a name of one column only', () => {
    for (const table of TABLES) {
      const keys = table.columns.flatMap(({ name, alias, also = [] }) => [
        ...new Set([name, alias, ...also].map(headerKey).map(tightKey)),
      ])
      expect(new Set(keys).size, table.name).toBe(keys.length)
    }
  })

  it('is known in every spelling: wrapped, starred, with marks and remarks in any brackets', () => {
    for (const { table, column } of columns)
      for (const brackets of BRACKETS)
        for (const written of [
          column.alias,
          `*${column.alias}`,
          ` ${column.alias} ：`,
          column.alias + inside(brackets, '必填'),
          column.alias + inside(brackets, '示例：见说明'),
          inside(brackets, column.alias),
          wrapped(column.alias, 1, '\n'),
          wrapped(column.alias, 2, ' '),
          column.name,
          column.name.toUpperCase(),
          column.name.replaceAll('_', ' '),
          column.name.replaceAll('_', '\n'),
          `${column.name}*`,
        ])
          expect(columnsOf(table.name, [written]), JSON.stringify(written)).toEqual([column.name])
  })

  it('is known in traditional characters, and by the other names of an amount', () => {
    const header =
      '標段編號,統一社會信用代碼,投標人,最終報價（萬元）,是否中標,遞交時間,聯合體編號,電腦'.split(',')
    const columns = [
      'lot_id',
      'bidder_id',
      'bidder_name',
      'amount',
      'won',
      'submitted_at',
      'consortium',
      null,
    ]
    expect(columnsOf('bids', header)).toEqual(columns)
    expect(unitsOf('bids', header, columns)[3]).toBe('万元')
    for (const name of ['报价', '投标价', '投标总价', '总报价（元）', '最终报价'])
      expect(columnsOf('bids', [name])).toEqual(['amount'])
    expect(columnsOf('lots', ['招標控制價（萬元）', '開標時間'])).toEqual(['control_price', 'opened_at'])
    for (const name of ['控制价', '最高控制价（元）', '限价', '投标限价', '招标最高限价', '拦标价'])
      expect(columnsOf('lots', [name])).toEqual(['control_price'])
  })

  it('gives the unit of an amount in any brackets, behind a stroke, or alone', () => {
    for (const { table, column } of columns.filter(({ column }) => column.type === 'money'))
      for (const unit of UNITS)
        for (const written of [
          ...BRACKETS.map((brackets) => column.alias + inside(brackets, unit)),
          ...BRACKETS.map((brackets) => column.alias + inside(brackets, `单位：${unit}`)),
          `${column.alias}/${unit}`,
          `${column.alias}\n（${unit}）`,
          `${column.alias}（${unit}）*`,
          ...BRACKETS.map((brackets) => column.alias + inside(brackets, `${unit}，含税`)),
          ...BRACKETS.map((brackets) => column.alias + inside(brackets, `人民币：${unit}`)),
        ]) {
          const found = columnsOf(table.name, [written])
          expect(found, JSON.stringify(written)).toEqual([column.name])
          expect(unitsOf(table.name, [written], found)).toEqual([unit === '元' ? undefined : unit])
        }
  })

  it('that means another quantity of the same name is not taken for it', () => {
    for (const other of [
      '投标报价（不含税）',
      '投标报价(USD)',
      '投标报价（修正后）',
      '投标报价（万元，不含税）',
      '投标报价（美元）',
      '投标报价 (BDT)',
      '投标报价（thousand）',
      '投标报价下浮率',
      '评标价',
      '投标报价（%）',
      '投标报价/‰',
      '投标报价（单位：%）',
      '投标报价（万元/年）',
      '投标报价（元／吨，含税）',
      '投标报价（每平方米）',
      'amount (CNY/m2)',
    ])
      expect(columnsOf('bids', [other]), other).toEqual([null])
    expect(columnsOf('ownership', ['持股比例（%）', '持股比例（万元）'])).toEqual(['share', null])
  })

  it('never fails, and is the same with blanks and line ends around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(headerName(`\n ${text} \n`)).toEqual(headerName(text))
      }),
    )
  })
})

/** Rows of the first table found in a CSV text of that name. */
const rowsOf = async (text: string, name = '投标.csv', mapping?: object) => {
  const options = mapping ? { mapping: parseMapping(JSON.stringify(mapping)) } : {}
  const [first] = await seen(write(name, text), options)
  return first!
}
const notesOf = (found: Awaited<ReturnType<typeof rowsOf>>): string[] =>
  (found.table!.notes?.() ?? []).map(({ en }) => en)

describe('what one row does not decide', () => {
  const cellsOf = async (text: string, name?: string) => {
    const found = await rowsOf(text, name)
    return {
      cells: found.rows!.map(({ cells, reason }) => reason ?? cells),
      notes: notesOf(found).join('\n'),
    }
  }

  it('rows that all end before the last columns have these blank, and it is said', async () => {
    const head = '标段编号,统一社会信用代码,投标人,投标报价,备注,排名\n'
    const rows = (ends: string) => Array.from({ length: 9 }, (_, i) => `L${i},A,甲,${i}${ends}`).join('\n')
    const all = await cellsOf(`${head}${rows('')}\n合计,9\n`)
    expect(all.cells[1]).toEqual({ lot_id: 'L1', bidder_id: 'A', bidder_name: '甲', amount: '1' })
    expect(all.notes).toContain('9 rows end before the last columns (备注, 排名), which are read as blank')
    const nearly = await cellsOf(`${head}${rows('')}\nL9,A,甲,9,x,1\n`)
    expect([nearly.cells.length, nearly.cells[9]]).toEqual([10, expect.objectContaining({ rank: '1' })])
    const few = await cellsOf(`${head}${rows(',x,2')}\nL9,A,甲,9\n`)
    expect([few.cells[9], few.notes]).toEqual(['cell_count', ''])
    const mapped = await rowsOf(`lot,firm,price,note\nL1,A,1\nL2,A,2\n`, 'x.csv', {
      tables: { bids: { columns: { lot_id: 'lot', bidder_id: 'firm', amount: 'price' }, keep: ['note'] } },
    })
    expect(mapped.rows!.map(({ cells }) => cells.amount)).toEqual(['1', '2'])
    expect(notesOf(mapped).join()).toContain('2 rows end before the last columns (note)')
  })

  it('rows that lack a cell in the middle stay in quarantine', async () => {
    const { cells } = await cellsOf(
      '标段编号,统一社会信用代码,投标人,投标报价,备注\nL1,A,100,x\nL1,B,110,y\n',
    )
    expect(cells).toEqual(['cell_count', 'cell_count'])
  })

  it('two headers of one column are one where all rows say the same, in any unit or in words', async () => {
    const head = '标段编号,统一社会信用代码,报价（万元）,投标报价\n'
    const same = await cellsOf(`${head}L1,A,1.5,"15,000.00"\nL1,B,2,贰万元整\n`)
    expect(same.cells.map((one) => (one as Record<string, string>).amount)).toEqual(['1.5万元', '2万元'])
    expect(same.notes).toContain('say the same in every row: "报价（万元）" is read')
    const other = await rowsOf(`${head}L1,A,1.5,15000\nL1,B,2,20001\n`)
    expect(other.said).toContain('differ on line 3')
  })

  it('day and month are told by others of their column, day numbers by all of it, and it is said', async () => {
    const text = (third: string) =>
      `标段编号,开标时间,公告时间,定标时间（民国）\nL1,03/01/2026 9:30,46082,115/3/1\nL2,4/1/2026,46083.5,115年3月2日\nL3,${third},46084,1150303\n`
    const dayFirst = await cellsOf(text('13/01/2026'), '标段.csv')
    expect(dayFirst.cells).toEqual([
      { lot_id: 'L1', opened_at: '2026-01-03 9:30', published_at: '2026-03-01', awarded_at: '民国115/3/1' },
      {
        lot_id: 'L2',
        opened_at: '2026-1-4',
        published_at: '2026-03-02 12:00:00',
        awarded_at: '民国115年3月2日',
      },
      { lot_id: 'L3', opened_at: '2026-01-13', published_at: '2026-03-03', awarded_at: '民国115年03月03日' },
    ])
    expect(dayFirst.notes).toMatch(/read day first.*\n.*day numbers of a spreadsheet.*\n.*of the Republic/)
    const opened = async (third: string) =>
      ((await cellsOf(text(third), '标段.csv')).cells as Record<string, string>[]).map((one) => one.opened_at)
    expect(await opened('01/13/2026')).toEqual(['2026-03-01 9:30', '2026-4-1', '2026-01-13'])
    expect(await opened('2026-01-13')).toEqual(['03/01/2026 9:30', '4/1/2026', '2026-01-13'])
  })

  it('a currency beside an amount is that of its row, a bare $ is asked after', async () => {
    const rows = ['US$5,000', 'EUR 6000', '7000港元', '$8000', '¥9000', '100']
    const text = `标段编号,统一社会信用代码,报价\n${rows.map((price, i) => `L,B${i},"${price}"`).join('\n')}\n`
    const { cells, notes } = await cellsOf(text)
    expect(cells.map((one) => (typeof one === 'string' ? one : [one.amount, one.currency]))).toEqual([
      ['5,000', 'USD'],
      ['6000', 'EUR'],
      ['7000', 'HKD'],
      'dollar_sign',
      ['¥9000', undefined],
      ['100', undefined],
    ])
    expect(notes).toContain('USD 1, EUR 1, HKD 1, $ 1')
    const beside = await cellsOf(
      '标段编号,统一社会信用代码,报价,币种\nL,A,$5,HKD\nL,B,$6,CNY\nL,C,EUR 5,USD\n',
    )
    expect(beside.cells).toEqual([
      expect.objectContaining({ amount: '5', currency: 'HKD' }),
      'sign_contradicts',
      'sign_contradicts',
    ])
  })

  it('a price that is a rate alone is told, and no amount', async () => {
    const head = '标段编号,统一社会信用代码'
    for (const header of ['下浮率', '投标费率（%）', '讓利率', '综合单价（元/吨）', '投标报价（%）']) {
      const { cells, notes } = await cellsOf(`${head},${header}\nL,A,5.5\n`)
      expect(cells).toEqual([{ lot_id: 'L', bidder_id: 'A', [header]: '5.5' }])
      expect(notes).toContain(`prices are rates or prices of a unit ("${header}") and not amounts`)
    }
    const both = await cellsOf(`${head},报价,下浮率\nL,A,100,5%\n`)
    expect(both.notes).toContain('"下浮率" is a rate or the price of a unit, no total')
  })

  it('words of winning, standing and place go where they belong', async () => {
    const words = ['中标', '未中标', '第二中标候选人', '廢標', '有效', '放弃中标']
    const of = (header: string) =>
      cellsOf(
        `标段编号,统一社会信用代码,${header}\n${words.map((word, i) => `L,B${i},${word}`).join('\n')}\n`,
      )
    const { cells, notes } = await of('状态')
    expect((cells as Record<string, string>[]).map(({ status, won, rank }) => [status, won, rank])).toEqual([
      ['valid', '1', undefined],
      ['valid', '0', undefined],
      ['valid', undefined, '2'],
      ['廢標', undefined, undefined],
      ['有效', undefined, undefined],
      ['放弃中标', '0', undefined],
    ])
    expect(notes).toContain('words under "状态" say status, winner or rank')
    const won = (await of('是否中标')).cells as Record<string, string>[]
    expect(won.map(({ status, won, rank }) => [status, won, rank])).toEqual([
      [undefined, '中标', undefined],
      [undefined, '未中标', undefined],
      [undefined, undefined, '2'],
      ['disqualified', '0', undefined],
      ['valid', undefined, undefined],
      ['valid', '放弃中标', undefined],
    ])
  })
})

describe('amounts under a header with a unit', () => {
  it('are in that unit, exactly; a cell with a unit of its own keeps it', async () => {
    const text =
      '标段编号,统一社会信用代码,投标报价（万元）\nL1,A,93.51\nL1,B,"1,200"\nL1,C,95万元\nL1,D,940000元\nL1,E,¥9.5\nL1,F,-\n'
    const found = await rowsOf(text)
    const money = normaliserFor(
      TABLES.find(({ name }) => name === 'bids')!.columns.find(({ name }) => name === 'amount')!,
      'bids',
    )
    expect(found.rows!.map(({ cells }) => money(cells.amount ?? '').number)).toEqual([
      93_510_000,
      1_200_000_000,
      95_000_000,
      94_000_000,
      950,
      Number.NaN,
    ])
    expect(notesOf(found).join()).toContain('are read in 万元')
  })

  it.each(['评审价（万元）', '唱标价', '竞标价格', 'Bid Price'])(
    'are asked after where none is known: %s',
    async (header) => {
      const found = await rowsOf(`标段编号,统一社会信用代码,${header}\nL1,A,93\n`)
      expect(notesOf(found).join()).toContain(`"${header}" is no known column`)
      const known = await rowsOf(`标段编号,统一社会信用代码,投标报价,${header}\nL1,A,93,94\n`)
      expect(notesOf(known)).toEqual([])
    },
  )

  it.each([
    ['投标状态', 'status'],
    ['有效性', 'status'],
    ['中标情况', 'won'],
    ['名次', 'rank'],
  ])(
    'are not alone in that: what says whether a bid counts is asked after, too: %s',
    async (header, column) => {
      const found = await rowsOf(`标段编号,统一社会信用代码,投标报价,${header}\nL1,A,93,废标\n`)
      expect(notesOf(found).join()).toContain(
        `"${header}" is no known column and is not read as one; if it is ${column} (`,
      )
    },
  )

  it('say so where a likely header is not read', async () => {
    const found = await rowsOf('标段编号,统一社会信用代码,投标报价（不含税）\nL1,A,93\n')
    expect(notesOf(found)).toEqual([
      '"投标报价（不含税）" is no known column and is not read as one; if it is amount (投标报价), rename it or say so in a --mapping',
    ])
  })
})

describe('the header of a table', () => {
  const TABLE = '标段编号,统一社会信用代码,投标报价\nL1,A,1\nL1,B,2\n'

  it.each([
    ['a title', '2026年开标记录\n'],
    ['a title and who filled it in', '2026年开标记录表,,\n填表单位：甲县,,填表日期 2026-03-01\n\n'],
    ['five lines of them', 'a\nb,c\nd\ne,f,g,h\ni\n'],
  ])('is found below %s', async (_, above) => {
    const found = await rowsOf(above + TABLE)
    expect(found.rows!.map(({ cells }) => cells.bidder_id)).toEqual(['A', 'B'])
    expect(notesOf(found)[0]).toMatch(/^the header is on line \d+;/)
    const lines = above.split('\n').length
    expect(found.rows!.map(({ line }) => line)).toEqual([lines + 1, lines + 2])
  })

  it('may take two lines, names below headings', async () => {
    const found = await rowsOf(
      '标段信息,投标单位信息,,报价\n标段编号,统一社会信用代码,投标人,投标报价\nL1,A,甲公司,1\n',
    )
    expect(found.rows!.map(({ cells }) => cells)).toEqual([
      { lot_id: 'L1', bidder_id: 'A', bidder_name: '甲公司', amount: '1' },
    ])
  })

  it.each([
    ['brackets', ',,（万元）'],
    ['bare, beside other units', '天,,万元'],
    ['below a merge, whose text is repeated', '标段编号,统一社会信用代码,(单位：万元)'],
  ])('may have the units of amounts in a line of their own: %s', async (_, units) => {
    const found = await rowsOf(`标段编号,统一社会信用代码,投标报价\n${units}\nL1,A,2\n`)
    expect(found.rows!.map(({ line, cells }) => [line, cells.amount])).toEqual([[3, '2万元']])
  })

  it.each([
    ['单位：万元', '2万元'],
    ['（金额单位：人民币万元）', '2万元'],
    ['单位: 元', '2'],
    ['编制单位：万元建设公司', '2'],
    ['单位：万', '2万元'],
  ])('may have the unit of all amounts above it: %s', async (title, amount) => {
    const found = await rowsOf(`开标记录表,,${title}\n标段编号,统一社会信用代码,投标报价\nL1,A,2\nL1,B,3元\n`)
    expect(found.rows!.map(({ cells }) => cells.amount)).toEqual([amount, '3元'])
  })

  it('is the line that a mapping says', async () => {
    const columns = { lot_id: 'Lot', bidder_id: 'Firm', amount: 'Total Price' }
    const text = 'Lot,Firm,Total Price\nx,y,1\nLot,Firm,Total\nPrice\nLot,Firm,Total Price\nL1,A,5\n'
    const found = await rowsOf(text, 'hio.csv', { headerRow: 5, tables: { bids: { columns } } })
    expect(found.rows!.map(({ cells }) => cells.amount)).toEqual(['5'])
  })

  it('is no row where it stands again', async () => {
    const found = await rowsOf(`${TABLE}标段编号,统一社会信用代码,投标报价\nL2,C,3\n`)
    expect(found.rows!.map(({ line }) => line)).toEqual([2, 3, 5])
    expect(notesOf(found)).toEqual(['1 line repeats the header and is left out'])
  })

  it.each([
    ['spaced and starred', '标段 编号,*统一社会信用代码,投标报价：'],
    ['without its last cell', '标段编号,统一社会信用代码,'],
  ])('is no row where it stands again %s', async (_, again) => {
    const found = await rowsOf(`${TABLE}${again}\nL2,C,3\n`)
    expect(found.rows!.map(({ line }) => line)).toEqual([2, 3, 5])
  })

  it('is named with its line where the table lacks a column', async () => {
    const [found] = summary(await seen(write('投标.csv', '标段编号,投标人\nL1,甲\n')))
    expect(found).toContain(
      'lacks required columns: bidder_id (统一社会信用代码) (the header is taken from line 1: 标段编号, 投标人)',
    )
    expect(found).toContain('--mapping')
  })

  it.each(['单位：万元', '备注：金额单位为万元', '注：以上金额单位均为万元', '说明：金额以万元为单位'])(
    'whose unit stands below its rows only says so: %s',
    async (note) => {
      const found = await rowsOf(`${TABLE}${note},,\n`)
      expect(found.rows!.length).toBeGreaterThan(0)
      expect(notesOf(found)).toContainEqual(
        expect.stringMatching(/^line \d+ says that amounts are in 万元; the rows above it were read in 元/),
      )
    },
  )

  it('with two columns of one name is refused', async () => {
    const [found] = summary(
      await seen(write('投标.csv', '标段编号,统一社会信用代码,投标报价,投标报价（万元）\nL1,A,1,2\n')),
    )
    expect(found).toContain('two columns are both "amount" (投标报价, 投标报价（万元）)')
  })
})

describe('a header under headings', () => {
  const HEADINGS = '标段编号,投标单位信息,,报价信息,'
  const NAMES = '标段编号,统一社会信用代码,投标人,投标报价,币种'
  const read = async (...lines: string[]) => {
    const found = await rowsOf(`${lines.join('\n')}\nL1,A,甲,1,CNY\n`, '统计表.csv')
    return [found.table!.table, found.table!.columns, found.rows!.map(({ cells }) => cells.lot_id)]
  }
  const WANTED = ['bids', ['lot_id', 'bidder_id', 'bidder_name', 'amount', 'currency'], ['L1']]

  it('is theirs, though one of them is a name and would make a table alone', async () => {
    expect(await read(HEADINGS, NAMES)).toEqual(WANTED)
    expect(await read('2026年投标统计', HEADINGS, NAMES.replace('标段编号', ''))).toEqual(WANTED)
  })

  it('is one name over an amount in figures and in words', async () => {
    const found = await rowsOf(
      '标段编号,统一社会信用代码,投标报价,\n标段编号,,万元,大写\nL1,A,93.5,玖拾叁万伍仟元整\n',
      '投标.csv',
    )
    expect(found.table!.header).toEqual(['标段编号', '统一社会信用代码', '投标报价（万元）', '大写'])
    expect(found.rows!.map(({ cells }) => cells.amount)).toEqual(['93.5万元'])
  })

  it('may have a line of units below it', async () => {
    expect(await read(HEADINGS, NAMES, ',,,万元,')).toEqual(WANTED)
  })
})

describe('a table without a name', () => {
  it('is what most of its headers say, and refused for what it lacks, not read as another', async () => {
    const opened = '序号,投标人,统一社会信用代码,投标报价（万元）,项目经理,是否中标\n1,甲,A,93.5,张三,是\n'
    expect(summary(await seen(write('开标记录.csv', opened)))[0]).toContain(
      'the table bids lacks required columns: lot_id',
    )
    const named = '标段编号,投标人,投标报价,是否中标\nL1,甲,93.5,是\n'
    expect(summary(await seen(write('开标一览.csv', named)))[0]).toContain(
      'the table bids lacks required columns: bidder_id',
    )
  })

  it.each([
    [
      '标段编号,标段名称,投标单位,报价\nL1,一标,甲,93.5\n',
      'the table bids lacks required columns: bidder_id',
    ],
    [
      '标段编号,专家姓名,身份证号码,角色\nL1,张三,1,组长\n',
      'the table experts lacks required columns: expert_id',
    ],
  ])('that asks for one column is not %j, for its other headers mean more elsewhere', async (text, error) => {
    expect(summary(await seen(write('记录.csv', text)))[0]).toContain(error)
  })

  it('stands below lines of names and values, and is refused for what it lacks', async () => {
    const lines = [
      '开标记录表',
      '项目名称,一标,,标段编号,L1',
      '开标时间,2026-03-01 09:30,,最高投标限价（万元）,100',
    ]
    const text = `${lines.join('\n')}\n序号,投标人,统一社会信用代码,投标报价（万元）,工期\n1,甲,A,90,30\n2,乙,B,91,30\n`
    expect(summary(await seen(write('一标.csv', text)))[0]).toContain(
      'the table bids lacks required columns: lot_id (标段编号) (the header is taken from line 4',
    )
  })

  it('is a register of lots though it says who won, and how that would be read', async () => {
    const found = await rowsOf('标段编号,标段名称,招标人,中标单位,中标价\nL1,一标,乙局,甲,93.5\n', '项目.csv')
    expect(found.table!.table).toBe('lots')
    expect(notesOf(found)).toContainEqual(
      expect.stringMatching(/^"中标单位" says who won, .*"won":\{"constant":"1"\}/),
    )
  })

  it('of bidders side by side says that they are not read, and how they would be', async () => {
    const found = await rowsOf(
      '标段编号,第一中标候选人,第一中标候选人报价,第二中标候选人,第二中标候选人报价\nL1,甲,1,乙,2\n',
      '公示.csv',
    )
    expect(notesOf(found)).toContainEqual(
      expect.stringMatching(/^several bidders side by side in a row are not read: 第一中标候选人, /),
    )
  })
})

describe('a header that stands again', () => {
  const twice = async (again: string) => {
    const head = '标段编号,统一社会信用代码,投标报价（元）\nL1,A,1\n'
    const found = await rowsOf(`${head}${again}\nL2,B,2\n`)
    return found.rows!.map(({ reason, cells }) => reason ?? cells.lot_id)
  }

  it('may be spelled otherwise, but not give another unit', async () => {
    expect(await twice('标段编号,统一社会信用代码*,投标 报价(元)')).toEqual(['L1', 'L2'])
    expect(await twice('标段编号,统一社会信用代码,投标报价')).toEqual(['L1', 'L2'])
    expect(await twice('标段编号,统一社会信用代码,投标报价（万元）')).toEqual([
      'L1',
      'other_header',
      'other_header',
    ])
  })
})

describe('another unit of money below a table', () => {
  const page = (unit: string, lot: string, price = '投标报价') =>
    `开标一览表,,\n${unit === '' ? '' : `单位：${unit},,\n`}标段编号,统一社会信用代码,${price}\n${lot},A,100\n`
  const read = async (...pages: string[]) =>
    (await rowsOf(pages.join(''))).rows!.map(({ reason, cells }) => reason ?? cells.amount)

  it('is not read in the first, page by page: those rows are left out and said', async () => {
    expect(await read(page('万元', 'L1'), page('元', 'L2'), page('万元', 'L3'))).toEqual([
      '100万元',
      'other_unit',
      '100万元',
    ])
    expect(await read(page('', 'L1'), page('万元', 'L2'))).toEqual(['100', 'other_unit'])
    expect(await read(page('元', 'L1'), page('元', 'L2'))).toEqual(['100', '100'])
  })
  it('is nothing to an amount whose header says its own', async () => {
    const price = '投标报价（万元）'
    expect(await read(page('万元', 'L1', price), page('元', 'L2', price))).toEqual(['100万元', '100万元'])
  })
})

describe('another table below a table', () => {
  const rows = async (text: string) =>
    (await rowsOf(text, '标段.csv')).rows!.map(({ reason, cells }) => reason ?? cells.lot_id)

  it('is left out row by row and said, whatever its rows look like', async () => {
    const lots = '标段编号,标段名称\nL1,一标\n'
    expect(await rows(`${lots}标段编号,统一社会信用代码\nL2,A\nL3,B\n`)).toEqual([
      'L1',
      'other_header',
      'other_header',
      'other_header',
    ])
    expect(await rows(`${lots}标段编号,投标人\nL2,A\n标段编号,标段名称\nL3,三标\n`)).toEqual([
      'L1',
      'other_header',
      'other_header',
      'L3',
    ])
  })
})

describe('lines below a table', () => {
  it.each([
    '合计,,3',
    '总 计：,,3',
    'Total,,3',
    '平均值,,3',
    '合计（大写）：,,叁元整',
    '一标段小计,,3',
    'L1,,评标基准价',
    '备注：本表一式两份,,',
    ',说明: 无,',
    '第1页 共2页,,',
    '开标记录表（第二页）,,',
    '招标人（盖章）：,,代理机构（盖章）：',
    '以下空白,,',
    '附注,,',
    '附注：以现场唱标为准',
    '合计,3',
    '小计',
    '以上报价均含税',
    '数据来源：县公共资源交易中心',
    '# 导出 admin',
    '----+----+----',
    '---------,---------,---------',
    '(1 row affected)',
    'Source: portal, 2026-03-01',
    '"Note: prices, without VAT"',
  ])('are no rows: %s', async (line) => {
    const found = await rowsOf(`开标记录表（第一页）\n标段编号,统一社会信用代码,投标报价\nL1,A,1\n${line}\n`)
    expect(found.rows!).toHaveLength(1)
    expect(notesOf(found).at(-1)).toBe('1 line of totals or notes is left out')
  })

  it('that are rows cut short are kept for mending', async () => {
    const found = await rowsOf('标段编号,统一社会信用代码,投标报价\nL1,A,1\nL1,B\n#2,C\nL3\n')
    expect(found.rows!.map(({ reason }) => reason)).toEqual([
      undefined,
      'cell_count',
      'cell_count',
      'cell_count',
    ])
  })

  it('that have all that a row must have are rows', async () => {
    const found = await rowsOf('标段编号,统一社会信用代码,投标报价\n合计标,A,1\n备注：x,B,2\n,C,3\n')
    expect(found.rows!).toHaveLength(3)
    expect(notesOf(found)).toEqual([])
  })

  it.each([
    '备注：以上均含税,',
    '制表人：张三,2026年3月',
    '第 2 页,',
    '合计：3个标段,',
    '审核人:李四,复核：王五',
  ])('are no lots where a lot is all that a row must have: %s', async (line) => {
    const lots = await rowsOf(`标段编号,标段名称\nL1,一标\n${line}\nXX:2026-1,二标\n`, 'lots.csv')
    expect(lots.rows!.map(({ cells }) => cells.lot_id)).toEqual(['L1', 'XX:2026-1'])
  })

  it('are sums where a lot or a bidder would be called 合计', async () => {
    const lots = await rowsOf('标段编号,最高投标限价\nL1,5\n合 计,5\n', 'lots.csv')
    expect(lots.rows!.map(({ cells }) => cells.lot_id)).toEqual(['L1'])
    const bids = await rowsOf('标段编号,统一社会信用代码,投标报价\nL1,A,1\n总计,1家,1\n合计（元）,1家,1\n')
    expect(bids.rows!.map(({ cells }) => cells.bidder_id)).toEqual(['A'])
  })

  it('are prices that nobody bids, where a bidder would be named', async () => {
    const lines = ['招标控制价', '最高投标限价（元）', '评标基准价：', '标底', 'Engineer’s Estimate']
    const bids = await rowsOf(
      `标段编号,统一社会信用代码,投标报价\nL1,A,1\n${lines.map((line) => `L1,${line},5\n`).join('')}L1,标底建设有限公司,2\n`,
    )
    expect(bids.rows!.map(({ cells }) => cells.bidder_id)).toEqual(['A', '标底建设有限公司'])
    expect(notesOf(bids).at(-1)).toBe('5 lines of totals or notes are left out')
  })
})

describe('bare units below headings', () => {
  it('belong to the heading over them', async () => {
    const found = await rowsOf(
      '标段编号,投标单位信息,,投标报价\n标段编号,统一社会信用代码,投标人,万元\nL1,A,甲,9.5\n',
    )
    expect(found.rows!.map(({ cells }) => cells.amount)).toEqual(['9.5万元'])
  })
})

describe('a column that gives the unit', () => {
  it('of money is the unit of its row, and says nothing where it holds another', async () => {
    const found = await rowsOf(
      '（单位：千元）\n标段编号,统一社会信用代码,投标报价,单位\nL1,A,9.5,万元\nL1,B,95000,元\nL1,C,95,\nL1,D,95,台\n',
    )
    expect(found.rows!.map(({ cells }) => cells.amount)).toEqual(['9.5万元', '95000', '95千元', '95千元'])
    expect(notesOf(found)).toContain(
      'the column "单位" gives the unit of money of 2 rows, whose amounts are read in it',
    )
  })

  it('is not heard over the unit in the header of the amount', async () => {
    const found = await rowsOf('标段编号,统一社会信用代码,投标报价（万元）,单位\nL1,A,9.5,元\n')
    expect(found.rows![0]!.cells.amount).toBe('9.5万元')
  })
})

describe('a mapping for tables as people make them', () => {
  it('takes names of file and sheet, and only its sheets', async () => {
    const book = await workbookOf({
      Summary: textRow(1, 'Firm', 'Total') + textRow(2, 'A', '5'),
      Items: textRow(1, 'Firm', 'Total') + textRow(2, 'A', '1'),
    })
    const mapping = parseMapping(
      JSON.stringify({
        sheets: ['Summ*'],
        tables: {
          bids: {
            columns: {
              lot_id: { file: true },
              bidder_id: 'Firm',
              bid_no: { constant: '1' },
              contact_email: { sheet: true },
              amount: 'Total',
            },
          },
        },
      }),
    )
    const found = await seen(write('2026-07 hio.xlsx', book), { mapping })
    expect(summary(found)).toEqual([
      '2026-07 hio.xlsx#Items → skipped: the mapping is not for this sheet',
      '2026-07 hio.xlsx#Summary → table: bids',
    ])
    expect(found[1]!.rows![0]!.cells).toEqual({
      lot_id: '2026-07 hio',
      bidder_id: 'A',
      bid_no: '1',
      contact_email: 'Summary',
      amount: '5',
    })
  })

  it('reads bidders side by side by a list of rules, each of the rows that have one', async () => {
    const rule = (n: string, won: string) => ({
      where: { column: `第${n}候选人`, empty: false },
      columns: { lot_id: '标段', bidder_id: `第${n}候选人`, amount: `第${n}报价`, won: { constant: won } },
    })
    const text = '标段,第一候选人,第一报价,第二候选人,第二报价\nL1,A,1,B,2\nL2,C,3,,\n'
    const mapping = parseMapping(JSON.stringify({ tables: { bids: [rule('一', '1'), rule('二', '0')] } }))
    const found = await seen(write('wide.csv', text), { mapping })
    expect(found.map(({ said }) => said)).toEqual(['bids', 'bids'])
    expect(found.flatMap(({ rows }) => rows!.map(({ cells }) => Object.values(cells).join('/')))).toEqual([
      'L1/A/1/1',
      'L2/C/3/1',
      'L1/B/2/0',
    ])
  })

  it('fills down what was merged once, also over rows that a condition leaves out', async () => {
    const bids = {
      where: { column: '价', empty: false },
      columns: { lot_id: { from: '标段', fillDown: true }, bidder_id: '单位', amount: '价' },
    }
    const text = '标段,单位,价\nL1,,\n,A,1\n,B,2\nL2,C,3\n,D,4\n'
    const found = await rowsOf(text, 'merged.csv', { tables: { bids } })
    expect(found.rows!.map(({ cells }) => Object.values(cells).join('/'))).toEqual([
      'L1/A/1',
      'L1/B/2',
      'L2/C/3',
      'L2/D/4',
    ])
  })

  it('leaves totals and notes below the rows aside, and says where it reads amounts without their unit', async () => {
    const columns = { lot_id: '标段', bidder_id: '单位', amount: '价（万元）' }
    const found = await rowsOf('标段,单位,价（万元）\nL1,A,1\n合计,,1\n', 'units.csv', {
      tables: { bids: { columns } },
    })
    expect(found.rows!).toHaveLength(1)
    expect(notesOf(found)).toEqual([
      '1 line of totals or notes is left out',
      '"价（万元）" is in 万元, and the mapping gives amount no scale: its numbers are read as yuan',
    ])
    const scaled = { ...columns, amount: { from: '价（万元）', scale: 10_000 } }
    const right = await rowsOf('标段,单位,价（万元）\nL1,A,1\n', 'units.csv', {
      tables: { bids: { columns: scaled } },
    })
    expect(notesOf(right)).toEqual([])
  })

  it('adds a bidder’s items to one bid, exactly', async () => {
    const columns = {
      lot_id: 'lot',
      bidder_id: 'firm',
      amount: { from: 'item', strip: ['$', 'USD'], thousands: ',' },
    }
    const text = 'lot,firm,no,item\nL1,A,1,$0.1\nL1,A,2,0.2\nL1,B,1,"USD1,000"\nL1,A,3,3\nL1,C,1,free\n'
    const found = await rowsOf(text, 'items.csv', { tables: { bids: { sum: 'amount', columns } } })
    expect(found.rows!.map((row) => row.reason ?? [row.line, row.cells.bidder_id, row.cells.amount])).toEqual(
      ['unreadable', [2, 'A', '3.3'], [4, 'B', '1000']],
    )
  })

  it('is told which line of it is wrong, in a list of rules too', () => {
    const broken = (text: string): string => {
      try {
        parseMapping(text, 'm.json')
        return ''
      } catch (error) {
        return (error as Error).message
      }
    }
    expect(
      broken(
        '{"tables": {"bids": [\n{"columns": {"lot_id": "a", "bidder_id": "b"}},\n{"columns": {"lot_id": "a",\n"nothing": "b"}}]}}',
      ),
    ).toContain('line 4: "tables.bids.1.columns.nothing"')
    expect(
      broken('{"tables": {"bids": {"columns": {"lot_id": "a", "bidder_id": "b"},\n"sum": "amount"}}}'),
    ).toContain('line 2: "tables.bids.sum": "sum" names "amount", which is not among its columns')
  })

  it('knows headers that are wrapped in the file', async () => {
    const found = await rowsOf('"Kerr\nNo",Firm\nL1,A\n', 'x.csv', {
      tables: { bids: { columns: { lot_id: 'Kerr No', bidder_id: 'Firm' } } },
    })
    expect(found.rows![0]!.cells).toEqual({ lot_id: 'L1', bidder_id: 'A' })
  })
})
