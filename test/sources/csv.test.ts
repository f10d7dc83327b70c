import { afterAll, describe, expect, it } from 'vitest'
import { rowsOf, scratch, seen } from './support.js'

const { write, remove } = scratch()
afterAll(remove)

let count = 0
const read = async (content: string | Uint8Array, limits = {}) => {
  const [first] = await seen(write(`bids-${count++}.csv`, content), { limits })
  return first!
}
const HEAD = 'lot_id,bidder_id,bidder_name\n'

/** GB18030 as a platform's export has it: only what the tests need. */
const GB: Record<string, number[]> = {
  标: [0xb1, 0xea],
  段: [0xb6, 0xce],
  编: [0xb1, 0xe0],
  号: [0xba, 0xc5],
  统: [0xcd, 0xb3],
  一: [0xd2, 0xbb],
  社: [0xc9, 0xe7],
  会: [0xbb, 0xe1],
  信: [0xd0, 0xc5],
  用: [0xd3, 0xc3],
  代: [0xb4, 0xfa],
  码: [0xc2, 0xeb],
  投: [0xcd, 0xb6],
  人: [0xc8, 0xcb],
  嵊: [0xe1, 0xd3],
  𬭎: [0x99, 0x33, 0xa9, 0x32],
}
const gb = (text: string): Buffer => Buffer.from([...text].flatMap((c) => GB[c] ?? [...Buffer.from(c)]))

describe('a CSV file', () => {
  it('loads with Chinese headers, required marks and any order of columns', async () => {
    const { rows } = await read('统一社会信用代码*, 投标报价 ,标段编号（必填）\nA,1.00,L1\n')
    expect(rows).toEqual([{ line: 2, cells: { bidder_id: 'A', amount: '1.00', lot_id: 'L1' } }])
  })

  it('keeps unknown columns under their own names', async () => {
    const { table, rows } = await read('lot_id,bidder_id,备注,备注\nL1,A,x,y\n')
    expect(table!.columns).toEqual(['lot_id', 'bidder_id', null, null])
    expect(rows![0]!.cells).toEqual({ lot_id: 'L1', bidder_id: 'A', 备注: 'x', '备注 (2)': 'y' })
  })

  it.each([
    ['comma', ','],
    ['tab', '\t'],
    ['semicolon', ';'],
    ['upright stroke', '|'],
  ])('is read with the delimiter detected: %s', async (_, mark) => {
    const { rows } = await read(`${['lot_id', 'bidder_id'].join(mark)}\n${['L1', '"A,;\tB"'].join(mark)}`)
    expect(rows![0]!.cells).toEqual({ lot_id: 'L1', bidder_id: 'A,;\tB' })
  })

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['GB18030', gb],
    ['UTF-16 little-endian with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 big-endian with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    [
      'UTF-16 without a mark',
      (text: string) => Buffer.from(`lot_id,bidder_id,x\n,,\n${text.split('\n')[1]}`, 'utf16le'),
    ],
  ])('gives the same text whatever its encoding: %s', async (_, encode) => {
    const { rows } = await read(encode('标段编号,统一社会信用代码,投标人\nL1,A,嵊一𬭎\n'))
    expect(Object.values(rows!.at(-1)!.cells)).toEqual(['L1', 'A', '嵊一𬭎'])
  })

  it('takes GB18030 that begins only after megabytes of ASCII for what it is', async () => {
    const ascii = 'L1,A,plain\n'.repeat(300_000)
    const { rows } = await read(Buffer.concat([Buffer.from(HEAD + ascii), gb('L2,B,嵊\nL3,C,投标\n')]))
    expect(rows!.slice(-2).map((row) => row.cells.bidder_name)).toEqual(['嵊', '投标'])
  })

  describe('in two encodings', () => {
    const lines = (encode: (text: string) => Buffer, from: number, to: number): Buffer =>
      Buffer.concat(Array.from({ length: to - from }, (_, i) => encode(`L1,F${from + i},统一投标人\n`)))
    it.each([
      ['GB18030 after UTF-8', Buffer.from, gb],
      ['UTF-8 after GB18030', gb, Buffer.from],
    ] as const)('has every row as what it is, and says so: %s', async (_, most, few) => {
      const bytes = Buffer.concat([
        (most as typeof gb)(HEAD),
        lines(most as typeof gb, 0, 40_000),
        lines(few as typeof gb, 40_000, 40_003),
      ])
      const { table, rows } = await read(bytes)
      expect(rows!).toHaveLength(40_003)
      expect(new Set(rows!.map((row) => row.cells.bidder_name))).toEqual(new Set(['统一投标人']))
      expect(table!.notes!().map(({ en }) => en)).toEqual([
        expect.stringMatching(/^it holds two encodings: 3 lines are not (UTF-8|GB18030) /),
      ])
    })

    it('is GB18030 behind a mark of UTF-8 too', async () => {
      const { rows } = await read(
        Buffer.concat([Buffer.from('\ufeff'), gb('标段编号,统一社会信用代码\nL1,投标\n')]),
      )
      expect(rows!.map(({ cells }) => cells)).toEqual([{ lot_id: 'L1', bidder_id: '投标' }])
    })
  })

  it.each([
    ['Construções São João', 'latin1'],
    ['Técnicos Verticales de México', 'latin1'],
  ] as const)('in Windows-1252 is read as that, and says so: %s', async (name, encoding) => {
    const { table, rows } = await read(Buffer.from(`${HEAD}L1,A,${name}\nL1,B,plain\n`, encoding))
    expect(rows!.map(({ cells }) => cells.bidder_name)).toEqual([name, 'plain'])
    expect(table!.notes!().map(({ en }) => en)).toEqual(['it is not UTF-8 and was read as Windows-1252'])
  })

  it('in Big5 is read as that, and says so; rare characters of GB18030 beside common ones do not make it so', async () => {
    const pairs = new Map<string, number[]>()
    for (let lead = 0xa4; lead < 0xc7; lead++)
      for (let trail = 0x40; trail < 0xff; trail++)
        pairs.set(new TextDecoder('big5').decode(Uint8Array.of(lead, trail)), [lead, trail])
    const big5 = (text: string) =>
      Buffer.from([...text].flatMap((char) => pairs.get(char) ?? [char.charCodeAt(0)]))
    const found = await read(big5(`${HEAD}L1,A,中文有限公司\nL2,B,大同工程\n`))
    expect(found.rows!.map(({ cells }) => cells.bidder_name)).toEqual(['中文有限公司', '大同工程'])
    expect(found.table!.notes!().map(({ en }) => en)).toEqual(['it is not UTF-8 and was read as Big5'])
    const rare = Buffer.from([0xe9, 0x46, 0xbb, 0xf9, 0x86, 0xb4, 0x0a])
    const { rows } = await read(Buffer.concat([Buffer.from(`${HEAD}L1,A,`), rare]))
    expect(rows!.map(({ cells }) => cells.bidder_name)).toEqual(['镕基喆'])
  })

  it('costs only the row where a UTF-8 file is damaged', async () => {
    const damaged = Buffer.concat([
      Buffer.from(`${HEAD}L1,A,嵊\nL2,B,`),
      Buffer.from([0xe5, 0xb5]),
      Buffer.from('\nL3,C,泗\n'),
    ])
    const { rows } = await read(damaged)
    expect(rows!.map((row) => row.reason ?? row.cells.bidder_name)).toEqual(['嵊', 'bad_encoding', '泗'])
  })

  it.each([
    ['too few cells', 'L1,A', 'cell_count'],
    ['too many cells', 'L1,A,x,y', 'cell_count'],
    ['text after a closing quote', 'L1,"A"B,x', 'bad_quote'],
    ['a quote never closed', 'L1,"A,x', 'unterminated_quote'],
    ['a NUL', 'L1,A\0,x', 'control_character'],
    ['a giant cell', `L1,${'A'.repeat(2000)},x`, 'giant_cell'],
    ['a giant quoted cell', `L1,"${'A'.repeat(2000)}",x`, 'giant_cell'],
    ['a row too long to hold', `L1,${'A'.repeat(20_000)},x`, 'giant_cell'],
    ['an id shortened by a spreadsheet', 'L1,9.13302E+17,x', 'lost_digits'],
  ])('quarantines a row with %s and reads the next', async (_, row, reason) => {
    const { rows } = await read(`${HEAD}L0,Z,z\n${row}\nL2,B,y\nL3,C,w\n`, {
      cell: 1000,
      row: 4000,
      block: 2000,
    })
    expect(rows!.map((r) => [r.line, r.reason ?? r.cells.lot_id])).toEqual([
      [2, 'L0'],
      [3, reason],
      [4, 'L2'],
      [5, 'L3'],
    ])
  })

  it('does not let an open quote swallow a large file', async () => {
    const rest = 'L2,B,y\n'.repeat(400_000)
    const { rows } = await read(`${HEAD}L1,"A,x\n${rest}`)
    expect(rows!.length).toBe(400_001)
    expect(rows!.filter((row) => row.reason)).toEqual([{ line: 2, cells: {}, reason: 'unterminated_quote' }])
  })

  it('lets surplus empty cells go, and blank rows', async () => {
    const { rows } = await read(`${HEAD}L1,A,x,,\n,,\n\n   \nL2,B,y\n`)
    expect(rows!.map((row) => row.reason ?? row.line)).toEqual([2, 'cell_count', 6])
  })

  it('gives the raw cells of chosen rows for the quarantine file', async () => {
    const { table } = await read(`${HEAD}L1,"A\nB",x\nL2,B\nL3,"say ""hi""",z\nL4,D,w,more\n`)
    const raw = []
    for await (const row of table!.rowsAt([2, 4, 5, 6])) raw.push(row)
    expect(raw).toEqual([
      { line: 2, cells: ['L1', 'A\nB', 'x'] },
      { line: 4, cells: ['L2', 'B'] },
      { line: 5, cells: ['L3', 'say "hi"', 'z'] },
      { line: 6, cells: ['L4', 'D', 'w', 'more'] },
    ])
  })

  it.each([
    ['an empty file', '', 'the file is empty'],
    ['blank lines only', '\n\n', 'there is no header row'],
    ['a header without end', 'x'.repeat(100_000), 'the header row is longer than'],
    ['an open quote in the header', 'lot_id,"bidder_id\nL1,A\n', 'its quotes do not match'],
    ['one column twice', 'lot_id,bidder_id,标段编号\n', 'two columns are both "lot_id"'],
    ['a required column missing', 'lot_id,amount\nL1,1\n', 'lacks required columns: bidder_id'],
    ['a PDF with another name', '%PDF-1.7\n', 'the content is PDF'],
  ])('is refused with its cause: %s', async (_, content, cause) => {
    const { kind, said } = await read(content)
    expect([kind, said.includes(cause)]).toEqual(['rejected', true])
  })

  it('may have a header and no rows', async () => {
    expect(await read(HEAD)).toMatchObject({ kind: 'table', rows: [] })
  })

  it('can be read twice, and stops when cancelled', async () => {
    const path = write('bids-twice.csv', `${HEAD}L1,A,x\n`)
    const control = new AbortController()
    const [first] = await seen(path, { signal: control.signal })
    expect(await rowsOf(first!.table!)).toEqual(first!.rows)
    control.abort()
    await expect(rowsOf(first!.table!)).rejects.toMatchObject({ code: 'cancelled' })
  })
})
