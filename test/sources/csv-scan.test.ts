import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bytes } from '../../src/sources/bytes.js'
import { openCsv } from '../../src/sources/csv.js'
import { cellText } from '../../src/sources/grid.js'
import { LIMITS, type Limits } from '../../src/sources/limits.js'
import { bytesOf } from './support.js'

const read = async (bytes: Bytes, limits: Partial<Limits> = {}) => {
  const grid = await openCsv(bytes, 'bids.csv', 'bids', { limits: { ...LIMITS, ...limits } })
  const rows: { line: number; cells: string[]; reason?: string }[] = []
  for await (const batch of grid.batches()) {
    const reasons = new Map(batch.issues.map((issue) => [issue.row, issue.reason]))
    for (let row = 0; row < batch.rows; row++) {
      const reason = reasons.get(row)
      const cells = grid.header.map((_, column) => cellText(batch, row, column))
      rows.push({ line: batch.line[row]!, cells, ...(reason && { reason }) })
    }
  }
  return { grid, rows }
}

const quoteAlways = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const quoteWhereNeeded = (cell: string, mark: string): string =>
  cell.includes(mark) || /^"|[\r\n]/.test(cell) ? quoteAlways(cell) : cell

describe('the CSV scanner', () => {
  const piece = fc.constantFrom(
    'a',
    '1',
    '标',
    '𬭎',
    ',',
    ';',
    '\t',
    '"',
    '""',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '-',
    '.',
    '',
  )
  const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
  const sheet = fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc.record({
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
      header: fc.constant(Array.from({ length: width }, (_, i) => `h${i}`)),
      mark: fc.constantFrom(',', '\t', ';'),
      end: fc.constantFrom('\n', '\r\n'),
      always: fc.boolean(),
      lastEnd: fc.boolean(),
      block: fc.integer({ min: 1, max: 40 }),
    }),
  )

  it('reads what csv-parse reads, line for line, whatever the block size', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, async ({ rows, header, mark, end, always, lastEnd, block }) => {
        const written = (row: string[]) =>
          row.map((text) => (always ? quoteAlways(text) : quoteWhereNeeded(text, mark))).join(mark)
        const sep = header.length === 1 ? `sep=${mark}${end}` : ''
        const text = sep + [header, ...rows].map(written).join(end) + (lastEnd ? end : '')
        const theirs: string[][] = parse(text.slice(sep.length), {
          delimiter: mark,
          record_delimiter: end,
          relax_quotes: true,
        })
        const isRow = (row: string[]) => row.some((value) => value !== '')
        const ours = await read(bytesOf(text), { block, row: 1000, cell: 500 })
        expect(ours.rows.map((row) => row.reason ?? row.cells)).toEqual(theirs.slice(1).filter(isRow))

        const lineEnds = (part: string) => part.split(/\r\n|\n|\r/).length - 1
        const before = (i: number) => sep + [header, ...rows.slice(0, i)].map(written).join(end) + end
        const lines = rows.flatMap((row, i) => (isRow(row) ? [1 + lineEnds(before(i))] : []))
        expect(ours.rows.map((row) => row.line)).toEqual(lines)
      }),
      { numRuns: 300 },
    )
  })

  it('never fails on any bytes, and gives the same rows whatever the block size', async () => {
    const byte = fc.constantFrom(...[...'a1",;\t\r\n\0 '].map((c) => c.charCodeAt(0)), 0xe6, 0xa0, 0x87, 0xff)
    await fc.assert(
      fc.asyncProperty(
        fc.array(byte, { maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        async (tail, block) => {
          const text = Buffer.concat([Buffer.from('x,y\n'), Buffer.from(tail)])
          const limits = { cell: 20, row: 40 }
          const small = await read(bytesOf(text), { ...limits, block })
          const large = await read(bytesOf(text), limits)
          expect(small.rows).toEqual(large.rows)
          const lines = small.rows.map((row) => row.line)
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
        },
      ),
      { numRuns: 250 },
    )
  })
})
