import { existsSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { type Mapping, parseMapping, readMapping } from '../../src/sources/mapping.js'
import { scratch, seen, summary } from './support.js'

const { write, remove } = scratch()
afterAll(remove)

/** A mapping of one bids column `x`, on a file of the columns a, b, c. */
const made = async (rule: object | string, row: string) => {
  const columns = { lot_id: 'a', bidder_id: 'a', contact_email: rule }
  const mapping = parseMapping(JSON.stringify({ tables: { bids: { columns } } }))
  const [first] = await seen(write('flat.csv', `a;b;c\n${row}\n`), { mapping })
  const { reason, cells } = first!.rows![0]!
  return reason ?? cells.contact_email ?? ''
}

describe('a full mapping', () => {
  it.each([
    ['renames', 'b', 'L;x;', 'x'],
    ['sets a constant', { constant: 'CNY' }, 'L;x;', 'CNY'],
    ['joins', { join: ['a', 'b'] }, 'L;x;', 'L-x'],
    ['joins with a mark', { join: ['a', 'b'], with: '/' }, 'L;x;', 'L/x'],
    ['makes no id where a part is missing', { join: ['a', 'c'] }, 'L;x;', ''],
    ['joins blanks where they are meant', { join: ['a', 'c'], blanks: true }, 'L;x;', 'L-'],
    ['takes the first that is given', { first: ['c', 'b'] }, 'L;x;-', 'x'],
    ['cuts', { from: 'b', split: { by: '_', take: 2 } }, 'L;80_046;', '046'],
    ['translates', { from: 'b', values: { '*': '1' }, otherwise: '0' }, 'L;*;', '1'],
    ['translates all else', { from: 'b', values: { '*': '1' }, otherwise: '0' }, 'L;;', '0'],
    ['keeps what it cannot translate', { from: 'b', values: { '*': '1' } }, 'L;x;', 'x'],
    ['dresses', { from: 'b', prefix: '19', suffix: 'X' }, 'L;79;', '1979X'],
    ['scales exactly', { from: 'b', scale: 100000 }, 'L;0.1425;', '14250'],
    ['scales and rounds floats', { from: 'b', scale: 100000, round: 0 }, 'L;0.12300000000000001;', '12300'],
    ['scales 万元', { from: 'b', scale: 10000 }, 'L;12.3456;', '123456'],
    ['reads decimal commas', { from: 'b', decimal: ',', thousands: '.' }, 'L;1.234.567,89;', '1234567.89'],
    ['reads thousands', { from: 'b', thousands: ',' }, 'L;1,234.5;', '1234.5'],
    ['leaves "not given" alone', { from: 'b', scale: 10 }, 'L;详见公告;', '详见公告'],
    ['will not scale a word', { from: 'b', scale: 10 }, 'L;free;', 'unreadable'],
    ['reads YYYYMMDD', { from: 'b', date: 'YYYYMMDD' }, 'L;20070607;', '2007-06-07'],
    ['reads M/D/YYYY', { from: 'b', date: 'M/D/YYYY' }, 'L;6/7/2007;', '2007-06-07'],
    ['reads two-digit years', { from: 'b', date: 'D.M.YY HH:mm' }, 'L;7.6.69 09:30;', '2069-06-07 09:30:00'],
    ['reads a bare year', { from: 'b', date: 'YY' }, 'L;79;', '1979-01-01'],
    ['mends a century', { from: 'b', date: 'M/D/YYYY', addYears: 60 }, 'L;6/12/1919;', '1979-06-12'],
    ['refuses a day that is none', { from: 'b', date: 'YYYYMMDD' }, 'L;20070231;', 'unreadable'],
    ['puts parts together', { parts: { year: 'a', month: 'b', day: 'c' } }, '2007;6;7', '2007-06-07'],
    [
      'refuses parts that are no date',
      { parts: { year: 'a', month: 'b', day: 'c' } },
      '2007;13;7',
      'unreadable',
    ],
  ])('%s', async (_, rule, row, expected) => {
    expect(await made(rule, row)).toBe(expected)
  })

  const flat =
    'pid,date,who,price,state,note\n1,20070607,A,10,ok,x\n1,20070607,B,11,ok,y\n2,20070608,A,12,void,z\n'
  const mapping = parseMapping(
    JSON.stringify({
      files: 'flat*.csv',
      tables: {
        lots: { columns: { lot_id: { join: ['pid', 'date'] }, currency: { constant: 'JPY' } } },
        bids: {
          where: { column: 'state', not: 'void' },
          columns: {
            lot_id: { join: ['pid', 'date'] },
            bidder_id: 'who',
            amount: { from: 'price', scale: 2 },
          },
          keep: ['note'],
        },
      },
    }),
  )

  it('feeds several tables from one file, filters rows, keeps columns, tells those it does not use', async () => {
    const [lots, bids] = await seen(write('flat-1.csv', flat), { mapping })
    expect(lots!.rows!.map((row) => row.cells.lot_id)).toEqual(['1-20070607', '1-20070607', '2-20070608'])
    expect(bids!.rows).toEqual([
      { line: 2, cells: { lot_id: '1-20070607', bidder_id: 'A', amount: '20', note: 'x' } },
      { line: 3, cells: { lot_id: '1-20070607', bidder_id: 'B', amount: '22', note: 'y' } },
    ])
    expect([lots!.table!.ignored, bids!.table!.ignored]).toEqual([[], []])
    const raw = []
    for await (const row of bids!.table!.rowsAt([3])) raw.push(row)
    expect([bids!.table!.inputHeader, raw]).toEqual([
      ['pid', 'date', 'who', 'price', 'state', 'note'],
      [{ line: 3, cells: ['1', '20070607', 'B', '11', 'ok', 'y'] }],
    ])
  })

  it('leaves the other files of a folder to themselves', async () => {
    write('mixed/flat.csv', flat)
    write('mixed/bids.csv', 'lot_id,bidder_id\nL1,A\n')
    const path = write('mixed/other.csv', 'x\n1\n').replace(/\/other.csv$/, '')
    expect(summary(await seen(path, { mapping }))).toEqual([
      'mixed/bids.csv → table: bids',
      'mixed/flat.csv → table: lots',
      'mixed/flat.csv → table: bids',
      'mixed/other.csv → skipped: the mapping is for flat*.csv',
    ])
  })

  it('says which line of the mapping names a column that the file lacks', async () => {
    const text =
      '{"tables": {"bids": {"columns": {\n  "lot_id": "pid",\n  "bidder_id": {\n    "from": "firm"}}}}}'
    const [first] = await seen(write('any.csv', flat), { mapping: parseMapping(text) })
    expect(first!.said).toContain(
      'line 4 of the mapping names the column "firm", which the file does not have',
    )
  })
})

describe('a simple mapping', () => {
  it('renames headers, beside those already known', async () => {
    const mapping = parseMapping('{"bids": {"投标单位": "bidder_name", "单位代码": "bidder_id"}}')
    const [first] = await seen(write('anything.csv', '标段编号,单位代码,投标单位\nL1,A,x\n'), { mapping })
    expect([first!.said, first!.rows![0]!.cells]).toEqual([
      'bids',
      { lot_id: 'L1', bidder_id: 'A', bidder_name: 'x' },
    ])
  })
})

describe('a mapping file', () => {
  it.each([
    ['text that is no JSON', '{\n  "bids": {\n    oops\n', 3, 'is not valid JSON'],
    ['an unknown table', '{\n"tendrs": {}}', 2, 'unknown key "tendrs"'],
    ['an unknown column of ours', '{"bids": {\n\n"价": "prize"}}', 3, 'the table bids has no column "prize"'],
    [
      'one column given twice',
      '{"bids": {"a": "amount",\n"b": "amount"}}',
      2,
      '"a" already stands for "amount"',
    ],
    ['a key given twice', '{"bids": {"a": "amount",\n"a": "rank"}}', 2, '"a" is given twice'],
    [
      'an unknown key of a rule',
      '{"tables": {"lots": {"columns": {"lot_id": {\n"from": "a",\n"scael": 2}}}}}',
      3,
      'unknown key "scael"',
    ],
    [
      'two sources of one column',
      '{"tables": {"lots": {"columns": {\n"lot_id": {"from": "a", "constant": "b"}}}}}',
      2,
      'exactly one of',
    ],
    [
      'a required column left out',
      '{"tables": {"bids": {\n"columns": {"lot_id": "a"}}}}',
      2,
      'needs the column "bidder_id"',
    ],
    [
      'a date format without a year',
      '{"tables": {"lots": {"columns": {"lot_id": "a",\n"opened_at": {"from": "b",\n"date": "MM/DD"}}}}}',
      3,
      'needs at least a year',
    ],
    [
      'a filter that says nothing',
      '{"tables": {"lots": {"columns": {"lot_id": "a"},\n"where": [\n{"column": "b"}]}}}',
      3,
      'exactly one of is, not, empty',
    ],
    ['no table', '{\n"tables": {}}', 2, 'no table is named'],
    ['a list', '[]', 1, 'is not a JSON object'],
    ['deep nesting', '['.repeat(100_000), 1, 'nested more than'],
    [
      '__proto__ as a column',
      '{"tables": {"lots": {"columns": {"lot_id": "a",\n"__proto__": "b"}}}}',
      2,
      '"__proto__" cannot be a name',
    ],
  ])('is refused with its line for %s', (_, text, line, cause) => {
    let said = ''
    try {
      parseMapping(text, 'm.json')
    } catch (error) {
      said = (error as Error).message
    }
    expect(said).toContain(`Cannot use mapping m.json, line ${line}:`)
    expect(said).toContain(cause)
  })

  it('is plain data, so that a worker can be given it', () => {
    const mapping: Mapping = parseMapping('{"tables": {"lots": {"columns": {"lot_id": "a"}}}}')
    expect(structuredClone(mapping)).toEqual(mapping)
  })
})

const REAL = '../shared/data'
describe.skipIf(!existsSync(REAL))(
  'the mappings of the real sets (skipped where the sets are absent)',
  () => {
    it.each([
      ['ohio_milk', 7004, 3754, 0],
      ['tsuchiura', 6013, 1565, 0],
      ['texas_milk', 4522, 1643, 0],
    ])('%s reads whole, every lot with one content', async (name, bids, lots, faults) => {
      const mapping = await readMapping(`test/fixtures/mappings/${name}.json`)
      const found = (await seen(`${REAL}/${name}`, { mapping })).filter((one) => one.kind !== 'skipped')
      expect(found.map((one) => one.said)).toEqual(['lots', 'bids'])
      expect(found[1]!.rows!.length).toBe(bids)
      expect(new Set(found[0]!.rows!.map((row) => row.cells.lot_id)).size).toBe(lots)
      expect(new Set(found[0]!.rows!.map((row) => JSON.stringify(row.cells))).size).toBe(lots)
      expect(found.flatMap((one) => one.rows!).filter((row) => row.reason).length).toBe(faults)
      for (const { cells } of found[1]!.rows!) expect(cells.amount ?? '0').toMatch(/^\d+$/)
    })
  },
)
