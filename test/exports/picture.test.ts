import { describe, expect, it } from 'vitest'
import { commonsOf } from '../../src/exports/picture-commons.js'
import { linesOf, wrapped } from '../../src/exports/picture-text.js'
import { pictureOf, picturePages } from '../../src/exports/svg.js'
import { widthOf } from '../../src/formats/svg.js'
import { modelOf, ringRecord, type TestFact } from './support.js'

const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!)

const manyRings = (count: number) =>
  modelOf(Array.from({ length: count }, (_, i) => ringRecord({ id: `R-00000${i + 1}`, members: ['A', 'B'] })))

/** A ring with so many addresses that say next to nothing beside a lock. */
const weakRing = (count: number) => {
  const weak = Array.from(
    { length: count },
    (_, i): TestFact => ({ rule: 'HW-07', kind: 'ip', value: `60.1.2.${i}` }),
  )
  const record = ringRecord({ facts: [{ rule: 'DOC-01', kind: 'lock', value: 'GL-1' }, ...weak] })
  for (const item of record.ring.evidence.slice(1)) item.grade = '弱'
  return modelOf([record])
}

describe('a picture of rings', () => {
  it('comes in pages of A4 across, each ring once and whole, not in one strip', () => {
    const model = manyRings(9)
    const pages = picturePages(model)
    expect(pages.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(pages.length).toBeGreaterThan(2)
    const drawn = pages.map((_, i) => pictureOf(model, i + 1))
    for (const { width, height, svg } of drawn) {
      expect(width / height).toBeGreaterThan(1)
      expect(svg).toContain('内部资料')
    }
    const rings = drawn.flatMap(({ svg }) => textsOf(svg).filter((text) => /^R-\d+$/.test(text)))
    expect(rings).toEqual(Array.from({ length: 9 }, (_, i) => `R-00000${i + 1}`))
    expect(textsOf(drawn[1]!.svg)).toContain(`共 9 个疑似团伙　第 2 页，共 ${pages.length} 页`)
    expect(() => pictureOf(model, 99)).toThrow(/page 99/)
  })

  it('folds what is background alone into one box that says how much of what', () => {
    const model = weakRing(22)
    const commons = commonsOf([...model.rings()][0]!)
    expect(commons.map(({ folded }) => folded.length)).toEqual([0, 22])
    const words = textsOf(pictureOf(model).svg)
    expect(words).toContain('背景信息 22 项')
    expect(words.join()).toContain('IP地址 22 项')
    expect(words.filter((text) => text.startsWith('IP地址 60.'))).toEqual([])
    expect(textsOf(pictureOf(weakRing(1)).svg)).toContain('IP地址 60.1.2.0')
  })

  it('says each box’s kind of evidence and grade in words, for grey print, and the days of the lots', () => {
    const words = textsOf(pictureOf(modelOf()).svg)
    expect(words.some((text) => /^投标文件.*\[视\].*DOC-01/.test(text))).toBe(true)
    expect(words.join()).toContain('共同标段 2 个（2024-10-04 至 2024-10-05）')
  })

  it('cuts no number and no name that fits on two lines', () => {
    const parts = ['投标文件', '[视]', 'DOC-01', 'DOC-03', '1234 个标段', '295 家中 60 家持有']
    const lines = linesOf(parts, 12.5, 200)
    expect(lines.join('　').split('　')).toEqual(parts)
    for (const line of lines) expect(widthOf(line, 12.5)).toBeLessThanOrEqual(200)
    const name = '舟山市嵊泗县汀源商贸物资供应有限责任公司'
    expect(wrapped(name, 15, 180).join('')).toBe(name)
    expect(wrapped('加密锁 GL-88231907-AB', 15, 90)).toEqual(
      ['加密锁 ', 'GL-88231907-AB'].map((x) => expect.stringContaining(x.slice(0, 3))),
    )
    expect(wrapped('长'.repeat(60), 15, 180)).toEqual(['长'.repeat(12), `${'长'.repeat(11)}…`])
  })
})
