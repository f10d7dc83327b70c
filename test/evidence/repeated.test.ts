import { describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/evidence/evaluate.js'
import { DetectionSettings } from '../../src/evidence/settings.js'
import { marketOf, type TestBid, type TestLot } from '../support/market.js'
import { itemsOf } from './support.js'

const OTHERS = Array.from({ length: 6 }, (_, i) => `O${i}`)
/** A and B on `n` lots, each with uses of its own, A and B within a minute, the others hours apart. */
const lotsOf = (n: number, uses: (k: number) => TestBid['uses'], apart = 60): TestBid[] =>
  Array.from({ length: n }, (_, k) => `L${k}`).flatMap((lot, k) => [
    ...['A', 'B'].map((bidder, i) => ({ lot, bidder, submitted: 1e6 + i * apart, uses: uses(k) ?? {} })),
    ...OTHERS.map((bidder, i) => ({
      lot,
      bidder,
      submitted: 1e6 + (i + 1) * 20_000,
      uses: { 'bids.ip': `118.2.${i}.1`, 'bids.file_author': `${bidder}编制` } as const,
    })),
  ])
const itemsFor = (rule: string, bids: TestBid[], lots: Record<string, TestLot> = {}, evidence = {}) => {
  const strangers = Array.from({ length: 90 }, (_, i) => ({ lot: `Z${i}`, bidder: `Z${i}` }))
  const market = marketOf({ bids: [...bids, ...strangers], lots })
  const found = evaluateRules(market, DetectionSettings.parse({ evidence }))
  return itemsOf(market, found).filter((item) => item.rule === rule && item.a === 'A' && item.b === 'B')
}
const AUTHOR = () => ({ 'bids.file_author': '老林预算' }) as const

describe('a lead that stands on many lots', () => {
  it('is a strong one: an author in the files of both on five lots, not on four', () => {
    expect(itemsFor('DOC-04', lotsOf(5, AUTHOR))).toMatchObject([{ grade: '强', flags: ['repeated'] }])
    expect(itemsFor('DOC-04', lotsOf(4, AUTHOR))).toMatchObject([{ grade: '线', flags: [] }])
    expect(itemsFor('DOC-04', lotsOf(4, AUTHOR), {}, { repeated: { authorLots: 4 } })).toMatchObject([
      { grade: '强' },
    ])
  })
  it('counts the lots of one project once', () => {
    const lots = Object.fromEntries(Array.from({ length: 5 }, (_, k) => [`L${k}`, { project: 'P' }]))
    expect(itemsFor('DOC-04', lotsOf(5, AUTHOR), lots)).toMatchObject([{ grade: '线' }])
  })
  it('is a strong one: one address and one time, whatever the address on each lot', () => {
    const bids = lotsOf(8, (k) => ({ 'bids.ip': `117.1.1.${k + 1}` }))
    expect(itemsFor('HW-10', bids)).toMatchObject([
      { grade: '强', flags: expect.arrayContaining(['repeated']) },
    ])
    expect(itemsFor('HW-07', bids).every((item) => item.grade === '强')).toBe(true)
  })
  it('is none of the address alone, nor of the time alone', () => {
    const far = lotsOf(8, (k) => ({ 'bids.ip': `117.1.1.${k + 1}` }), 9_000)
    expect(itemsFor('HW-07', far).every((item) => item.grade === '线')).toBe(true)
    expect(
      itemsFor(
        'HW-10',
        lotsOf(8, () => ({})),
      ),
    ).toMatchObject([{ grade: '线' }])
  })
})
