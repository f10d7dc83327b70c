import { describe, expect, it } from 'vitest'
import { packed } from '../../src/formats/docx.js'
import { body, colophonOf, tableOf } from '../../src/formats/official.js'
import { unzipped } from '../reports/unzip.js'

const xmlOf = async (children: Parameters<typeof packed>[0]['children']): Promise<string> => {
  const bytes = await packed({ title: 't', author: 'a', at: '2026-01-05T01:30:00.000Z', children })
  return unzipped(bytes)['word/document.xml']!
}

const table = (rows: string[], width = 1) =>
  tableOf({
    title: '表1',
    unit: '',
    note: '',
    columns: [{ head: '代码', width, align: 'left' }],
    rows: rows.map((text) => [{ text }]),
  })

describe('the official format', () => {
  it('breaks no code or number over two lines: no place at hyphens, smaller type where a cell is narrow', async () => {
    expect(await xmlOf([body('疑似团伙R-000001见2025-Q4')])).toContain('疑似团伙R-000001见2025-Q4')
    const sizeOf = async (text: string, width: number): Promise<number> => {
      const xml = await xmlOf(table([text], width))
      return Number([...xml.matchAll(/<w:sz w:val="(\d+)"/g)].at(-1)![1])
    }
    expect(await sizeOf('91330922MALNFC1B7P', 0.5)).toBe(24)
    expect(await sizeOf('91330922MALNFC1B7P', 0.2)).toBeLessThan(20)
    expect(await sizeOf('住房城乡建设住房城乡建设住房城乡建设', 0.2)).toBe(24)
  })
  it('lets a long table part anywhere but after its first row and before its last, heads repeated', async () => {
    const xml = await xmlOf(table(Array.from({ length: 10 }, (_, i) => `r${i}`)))
    expect(xml).toContain('<w:tblHeader/>')
    const rows = xml.split('<w:tr>').slice(2)
    expect(rows.map((row) => row.includes('<w:keepNext/>'))).toEqual([
      true,
      ...Array(7).fill(false),
      true,
      false,
    ])
  })
  it('lets a row that could be longer than a page go on over it, and keeps every other one whole', async () => {
    const xml = await xmlOf(table(['短', '长'.repeat(900), '短']))
    const rows = xml.split('<w:tr>').slice(2)
    expect(rows.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, false, true])
  })
  it('ends a paper with a colophon between thick lines', async () => {
    const xml = await xmlOf(colophonOf({ note: '线索不等于认定', lines: ['抄送：县委', '县公安局'] }))
    expect(xml).toContain('抄送：县委')
    expect(xml.match(/<w:top w:val="single"/g)).toHaveLength(2)
    expect(xml.match(/<w:bottom w:val="single"/g)).toHaveLength(1)
  })
})
