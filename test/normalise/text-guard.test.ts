import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableNamed } from '../../src/domain/tables.js'
import { normaliserFor } from '../../src/normalise/normaliser-for.js'
import { unguarded } from '../../src/normalise/text-guard.js'

const canonical = (column: string, text: string): string =>
  normaliserFor(tableNamed('bids').columns.find(({ name }) => name === column)!, 'bids')(text).canonical

describe('a text guarded for a spreadsheet', () => {
  it.each([
    ['bidder_id', '="91330922MA2A00011K"', '91330922MA2A00011K'],
    ['bidder_id', "'91330922MA2A00011K", '91330922MA2A00011K'],
    ['bidder_id', '91330922MA2A00011K\t', '91330922MA2A00011K'],
    ['lot_id', '="L-1"', 'L-1'],
    ['lot_id', "'0012", '0012'],
    ['bidder_id', '‘91330922MA2A00011K', '91330922MA2A00011K'],
    ['bidder_id', '’5349', '5349'],
    ['bidder_id', '=T("5349")', '5349'],
    ['bidder_id', '"91330922MA2A00011K"', '91330922MA2A00011K'],
    ['bidder_id', '“5349”', '5349'],
    ['upload_account', '="agent7"', 'agent7'],
    ['contact_phone', "'13812345678", '13812345678'],
    ['amount', '="1,234.5"', '1234.50'],
  ])('is what stands inside it: %s %s', (column, text, expected) => {
    expect(canonical(column, text)).toBe(canonical(column, expected))
    expect(canonical(column, text)).not.toBe('')
  })

  it('is bare after one look, whatever it was', () => {
    const texts = fc.string({ unit: fc.constantFrom('=', '"', "'", 'a', '1', ' ') })
    fc.assert(
      fc.property(texts, (text) => {
        expect(unguarded(unguarded(text))).toBe(unguarded(text))
      }),
    )
  })
})

describe('a code in a cell', () => {
  const GOOD = '91330901MA28K0005P'
  it.each([`统一社会信用代码：${GOOD}`, `信用代码:${GOOD}`, `${GOOD}（牵头人）`, `${GOOD} (联合体牵头人)`])(
    'with a label or a remark is that code: %s',
    (text) => {
      expect(canonical('bidder_id', text)).toBe(GOOD)
    },
  )

  it.each([
    `${GOOD}、91330922MA2A00022F`,
    `${GOOD};${GOOD}`,
    '甲建设有限公司、乙建设有限公司',
    '甲建设有限公司（牵头人）；乙设计院（成员）',
    '甲建设有限公司/乙建设有限公司',
  ])('beside another is none, for partners are a row each: %s', (text) => {
    const read = normaliserFor(tableNamed('bids').columns.find(({ name }) => name === 'bidder_id')!, 'bids')
    expect([read(text).problem, read(text).canonical]).toEqual(['several_ids', ''])
  })

  it('alone in a name that holds a stroke or a bracket stays the name', () => {
    for (const name of ['甲建设（集团）有限公司', 'A/B Works Co.', '甲乙、丙联合设计事务'])
      expect(canonical('bidder_id', name)).toBe(name)
  })
})

describe('a name where a code should stand', () => {
  it('has single blanks in Latin letters too, and keeps its case', () => {
    expect(canonical('bidder_id', 'Acme \u00a0 Works  Ltd.')).toBe('Acme Works Ltd.')
  })

  it('is one bidder in every way of writing it', () => {
    const spellings = [
      '甲建设（集团）有限公司',
      '甲建设(集团)有限公司',
      '甲建设 (集团) 有限公司',
      ' 甲建设【集团】有限公司',
    ]
    expect(new Set(spellings.map((name) => canonical('bidder_id', name)))).toEqual(
      new Set(['甲建设（集团）有限公司']),
    )
  })

  it('leaves other ids as they are written', () => {
    expect(canonical('bidder_id', 'US-12 (old)')).toBe('US-12 (old)')
  })
})
