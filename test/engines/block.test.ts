import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type CellForm, packBlock, unpackBlock } from '../../src/engines/block.js'
import { listOfMarks, marksOf, noMarks } from '../../src/engines/marks.js'
import { bytesOf } from '../../src/engines/neo4j/describe-server.js'

const column = fc.record({
  name: fc.string({ minLength: 1 }),
  form: fc.constantFrom<CellForm>('u64', 'f64', 'u32', 'i32', 'u8', 'text'),
  bytes: fc.uint8Array({ maxLength: 200 }),
})
const block = fc.record({ table: fc.string(), rows: fc.nat(), columns: fc.array(column, { maxLength: 5 }) })

const plain = ({ columns, ...head }: Block) => ({
  ...head,
  columns: columns.map(({ bytes, ...one }) => ({ ...one, bytes: [...bytes] })),
})

describe('a block', () => {
  it('comes back from its line as it was', async () => {
    await fc.assert(
      fc.asyncProperty(block, async (one) => {
        const line = await packBlock(one)
        expect(line).toMatch(/^[A-Za-z0-9+/]*=*$/)
        expect(plain(await unpackBlock(line))).toEqual(plain(one))
      }),
    )
  })
  it('that is none is refused', async () => {
    for (const line of ['', 'AAAA', 'no block at all'])
      await expect(unpackBlock(line)).rejects.toMatchObject({ code: 'engine_unavailable' })
  })
})

describe('marks', () => {
  it('come back from their list; one from before a table was known has none of its rows', () => {
    const marks = { ...noMarks(), texts: 5, files: 2, batches: 1, defects: 3 }
    marks.rows.penalties = 9
    expect(marksOf(listOfMarks(marks))).toEqual(marks)
    expect(marksOf([5, 2, 1, 3])).toEqual({ ...marks, rows: noMarks().rows })
  })
})

describe('bytesOf', () => {
  it('reads sizes as a server writes them', () => {
    expect(['512.00MiB', '1g', '2048', '1.5GiB', 'some'].map(bytesOf)).toEqual([
      512 * 2 ** 20,
      2 ** 30,
      2048,
      1.5 * 2 ** 30,
      undefined,
    ])
  })
})
