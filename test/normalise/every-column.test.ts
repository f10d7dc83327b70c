import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULTS } from '../../src/domain/storage.js'
import { TABLES } from '../../src/domain/tables.js'
import { VALUE_KINDS } from '../../src/domain/value-kind.js'
import type { Normalised, Normaliser } from '../../src/normalise/normalised.js'
import { normaliserFor } from '../../src/normalise/normaliser-for.js'
import { normaliseValue } from '../../src/normalise/value-of.js'

/** One normaliser for every different kind of cell in the import format. */
const readers = new Map<string, Normaliser>()
/** cells whose blank stands for a value: a word for "not told" must not get it */
const defaulted = new Set<string>()
for (const table of TABLES)
  for (const column of table.columns) {
    const words = column.words ? `:${column.name}` : ''
    const isDefaulted = column.type !== 'integer' && DEFAULTS[table.name]?.[column.name] !== undefined
    const cell = `${column.type}:${column.kind ?? ''}${words}${isDefaulted ? ' with a default' : ''}`
    readers.set(cell, normaliserFor(column, table.name))
    if (isDefaulted) defaulted.add(cell)
  }

const FRAGMENTS = [
  ...'0 1 9 12 330922 -  . : ; ； 、 / * # @ ( ) （ ） ［ ］ · • ‧ % ￥ ¥ , ， 元 万元 亿 壹 佰 拾 整 角 分 年 月 日 时 上午 省 市 县 区 镇 路 号 幢 栋 楼 室 单元 第 三 〇 浙江 舟山 嵊泗 公司 有限 张 某 转 z T +08:00 +86 0086 ::ffff: AA FF'.split(
    ' ',
  ),
  '\u3000',
  '\u00a0',
  '\ufeff',
  '\u200b',
  '\u0301',
  '\u00a8',
  'ﬁ',
  'ǅ',
  'ß',
  'İ',
  'ı',
  'Ａ',
  '１',
  '．',
  '：',
  '｡',
  '\ud800',
  '\udfff',
  '𬭎',
  '㍿',
  '½',
  '\0',
  '\n',
  '__proto__',
  'constructor',
  'null',
  'other',
]
const anyCell = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 24 }) },
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join('')),
  },
)

const isSound = (value: Normalised): void => {
  expect(typeof value.canonical).toBe('string')
  expect(typeof value.number).toBe('number')
  if (value.canonical === '') {
    expect(value.links).toBe(false)
    expect(value.number).toBeNaN()
  }
  if (value.problem) expect(value.canonical).toBe('')
  for (const further of value.all ?? []) expect(further.canonical).not.toBe('')
}

describe.each([...readers])('a cell of type %s', (name, reader) => {
  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(anyCell, (raw) => isSound(reader(raw))),
      { numRuns: 500, seed: 31 },
    )
  })

  it('leaves its own canonical text as it is', () => {
    fc.assert(
      fc.property(anyCell, (raw) => {
        for (const value of [reader(raw), ...(reader(raw).all ?? [])]) {
          if (value.canonical === '') continue
          const again = reader(value.canonical)
          expect(again.canonical).toBe(value.canonical)
          expect(again.number).toEqual(value.number)
          expect(again.links).toBe(value.links)
          expect(again.all).toBeUndefined()
        }
      }),
      { numRuns: 2000, seed: 32 },
    )
  })

  it('reads the same with blanks around', () => {
    fc.assert(
      fc.property(anyCell, (raw) => {
        expect(reader(`  ${raw}\u3000\t`).canonical).toBe(reader(raw).canonical)
      }),
      { numRuns: 300, seed: 33 },
    )
  })

  it.each(['-', '/', '无', ' 无 ', 'null', 'NULL', 'None', 'n/a', '暂无', '－－', '——', ''])(
    'takes %j as not given',
    (raw) => {
      expect(reader(raw)).toMatchObject({ canonical: '', links: false })
      expect(reader(raw).problem).toBeUndefined()
    },
  )

  it.each(['详见公告', '详见正文', '不详', '待定', 'TBD'])(
    'takes %j as not given, or as unknown where a blank stands for a value',
    (raw) => {
      expect(reader(raw)).toMatchObject({ canonical: '', links: false })
      expect(reader(raw).problem).toBe(defaulted.has(name) ? 'unknown_word' : undefined)
    },
  )

  it('answers at once on a giant cell', () => {
    for (const unit of ['a', '1', '(', '省', '路1', 'a@', '1,', ' ', '-', '（']) {
      const value = reader(unit.repeat(200_000))
      expect(value.links).toBe(false)
    }
  })
})

it.each(VALUE_KINDS)('never links by filler in a value of kind %s', (kind) => {
  for (const filler of ['-', '/', '无', 'null', '详见公告', '——'])
    expect(normaliseValue(kind, filler)).toMatchObject({ canonical: '', links: false })
})
