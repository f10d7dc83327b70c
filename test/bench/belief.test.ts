import { describe, expect, it } from 'vitest'
import { type BoostRow, boost, scoreBy, shapesOf } from '../../bench/belief/boost.mjs'

/** Feature 0 speaks for a ring, feature 1 is noise, feature 2 speaks for one although it may not. */
const rows: BoostRow[] = Array.from({ length: 400 }, (_, i) => {
  const strong = i % 4
  const y = strong + (i % 7 === 0 ? 2 : 0) > 2 ? 1 : 0
  return { x: [strong, (i * 37) % 11, y + (i % 3)], y, w: 1 }
})
const options = {
  rounds: 30,
  rate: 0.1,
  depth: 1,
  l2: 3,
  leaf: 5,
  directions: [1, 0, -1],
  features: [0, 1, 2],
  inTurn: true,
}

describe('the boosting that the weights are learnt by', () => {
  const model = boost(rows, 3, options)
  const { base, shapes } = shapesOf(model, 3)
  it('ranks rings above other groups, and gives the same model again', () => {
    const mean = (y: number): number => {
      const own = rows.filter((row) => row.y === y)
      return own.reduce((sum, row) => sum + scoreBy(model, row.x), 0) / own.length
    }
    expect(mean(1)).toBeGreaterThan(mean(0) + 1)
    expect(boost(rows, 3, options)).toEqual(model)
  })
  it('never lets a feature speak against its direction', () => {
    const rising = shapes.find(({ f }) => f === 0)!.values
    expect(rising).toEqual([...rising].sort((a, b) => a - b))
    expect(rising.at(-1)).toBeGreaterThan(rising[0]!)
    const falling = shapes.find(({ f }) => f === 2)?.values ?? []
    expect(falling).toEqual([...falling].sort((a, b) => b - a))
  })
  it('is a sum of one function a feature: the written form scores as the trees do', () => {
    for (const { x } of rows.slice(0, 50)) {
      const sum = shapes.reduce(
        (s, { f, cuts, values }) => s + values[cuts.filter((cut) => x[f]! > cut).length]!,
        base,
      )
      expect(sum).toBeCloseTo(scoreBy(model, x), 9)
    }
  })
})
