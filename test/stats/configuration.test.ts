import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bipartiteConfiguration, chanceOfTie } from '../../src/stats/bipartite-configuration.js'
import { logUpperTailOfTrials } from '../../src/stats/poisson-binomial.js'

describe('bipartiteConfiguration', () => {
  const expected = (left: number[], right: number[]) => {
    const model = bipartiteConfiguration(left, right)
    const p = (i: number, t: number): number =>
      chanceOfTie(
        model.left.odds[model.left.classOf[left[i]!]!]!,
        model.right.odds[model.right.classOf[right[t]!]!]!,
      )
    return {
      left: left.map((_, i) => right.reduce((sum, _d, t) => sum + p(i, t), 0)),
      right: right.map((_, t) => left.reduce((sum, _d, i) => sum + p(i, t), 0)),
      model,
    }
  }
  it('gives every node its degree on average', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), { minLength: 2, maxLength: 14 }),
        (rows) => {
          const left = rows.map((row) => row.filter(Boolean).length).filter((d) => d > 0)
          const right = rows[0]!.map((_, t) => rows.filter((row) => row[t]).length).filter((d) => d > 0)
          if (left.length === 0) return
          const found = expected(left, right)
          left.forEach((d, i) => {
            expect(found.left[i]).toBeCloseTo(d, 5)
          })
          right.forEach((d, t) => {
            expect(found.right[t]).toBeCloseTo(d, 5)
          })
        },
      ),
      { numRuns: 300, seed: 3 },
    )
  })
  it('is a half throughout where every bidder is on half of the lots', () => {
    const { model } = expected([2, 2, 2, 2], [2, 2, 2, 2])
    expect(chanceOfTie(model.left.odds[0]!, model.right.odds[0]!)).toBeCloseTo(0.5, 12)
  })
  it('ties a bidder on all lots to every lot, and shares out the rest', () => {
    const { model } = expected([4, 1, 1, 2], [2, 2, 2, 2])
    expect(model.left.odds[model.left.classOf[4]!]).toBe(0)
    expect(chanceOfTie(model.left.odds[model.left.classOf[1]!]!, model.right.odds[0]!)).toBeCloseTo(0.25, 9)
  })
})

describe('logUpperTailOfTrials', () => {
  /** by every subset of trials */
  const exact = (x: number, chances: number[]): number => {
    let below = [1]
    for (const p of chances) {
      const next = new Array<number>(below.length + 1).fill(0)
      below.forEach((q, j) => {
        next[j]! += q * (1 - p)
        next[j + 1]! += q * p
      })
      below = next
    }
    return Math.log(below.slice(x).reduce((sum, q) => sum + q, 0))
  }
  it('agrees with adding the trials one by one', () => {
    const group = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 64 }))
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), fc.nat(40), (groups, x) => {
        const chances = groups.flatMap(([n, p]) => new Array<number>(n).fill(p / 64))
        const found = logUpperTailOfTrials(x, {
          trials: groups.map(([n]) => n),
          chance: groups.map(([, p]) => p / 64),
        })
        const wanted = exact(x, chances)
        if (wanted === -Infinity) expect(found).toBe(-Infinity)
        else expect(Math.abs(found - Math.min(0, wanted))).toBeLessThan(1e-9)
      }),
      { numRuns: 600, seed: 2 },
    )
  })
  it('gives ten of ten coins one way in 1,024, and four hundred of four hundred below any double', () => {
    expect(logUpperTailOfTrials(10, { trials: [10], chance: [0.5] })).toBeCloseTo(-10 * Math.LN2, 12)
    expect(logUpperTailOfTrials(400, { trials: [400], chance: [0.01] })).toBeCloseTo(400 * Math.log(0.01), 8)
  })
})
