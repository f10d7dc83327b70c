import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auc, averagePrecision, precisionAt } from '../../src/evaluate/ranking.js'

const given = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 9 }), label: fc.integer({ min: 0, max: 1 }) }),
  {
    minLength: 1,
    maxLength: 40,
  },
)
const columns = (rows: { score: number; label: number }[]) => ({
  score: rows.map((row) => row.score),
  label: rows.map((row) => row.label),
})

describe('auc()', () => {
  it('is the share of pairs in which the labelled one scores higher, ties half', () => {
    fc.assert(
      fc.property(given, (rows) => {
        let wins = 0
        let pairs = 0
        for (const x of rows)
          for (const y of rows)
            if (x.label === 1 && y.label === 0) {
              pairs++
              wins += x.score > y.score ? 1 : x.score === y.score ? 0.5 : 0
            }
        const found = auc(columns(rows))
        if (pairs === 0) expect(found).toBeNull()
        else expect(found).toBeCloseTo(wins / pairs, 12)
      }),
    )
  })
  it('puts what has no score last', () => {
    expect(auc({ score: [Number.NaN, 0, 1], label: [1, 0, 0] })).toBe(0)
  })
})

describe('averagePrecision()', () => {
  it('is the mean of the precisions at the labelled ones', () => {
    expect(averagePrecision({ score: [4, 3, 2, 1], label: [1, 0, 1, 0] })).toBeCloseTo((1 + 2 / 3) / 2, 12)
  })
  it('earns nothing from the order of ties, and is the prevalence where all tie', () => {
    fc.assert(
      fc.property(given, (rows) => {
        const { score, label } = columns(rows)
        const back = { score: [...score].reverse(), label: [...label].reverse() }
        expect(averagePrecision(back)).toEqual(averagePrecision({ score, label }))
      }),
    )
    expect(averagePrecision({ score: [1, 1, 1, 1], label: [0, 0, 0, 1] })).toBe(0.25)
  })
})

describe('precisionAt()', () => {
  it('counts ties for the last places by their share', () => {
    expect(precisionAt({ score: [3, 2, 2, 2], label: [1, 1, 0, 0] }, 2)).toBeCloseTo((1 + 1 / 3) / 2, 12)
  })
  it('is null when there are fewer', () => {
    expect(precisionAt({ score: [1], label: [1] }, 2)).toBeNull()
  })
})
