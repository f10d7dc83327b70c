import { describe, expect, it } from 'vitest'
import { flatMap } from '../../src/pictures/flat-map.js'
import { classOf, tilesOf } from '../../src/pictures/tiles.js'

describe('a cartogram', () => {
  it('puts divisions into the order of their codes, whatever order they come in, none on another', () => {
    const codes = ['330922', '330902', '330921', '330903', '']
    const places = (some: string[]) =>
      tilesOf(some.map((code) => ({ code }))).map(({ of, column, row }) => `${of.code} ${column},${row}`)
    expect(places(codes)).toEqual([' 0,0', '330902 1,0', '330903 2,0', '330921 0,1', '330922 1,1'])
    expect(places([...codes].reverse())).toEqual(places(codes))
    expect(tilesOf([])).toEqual([])
  })
  it('has four classes of equal width above nothing', () => {
    expect([0, 1, 25, 26, 50, 75, 76, 100].map((value) => classOf(value, 100))).toEqual([
      0, 1, 1, 2, 2, 3, 4, 4,
    ])
    expect(classOf(0, 0)).toBe(0)
  })
})

describe('a flat map', () => {
  it('keeps the shape of a square at its latitude, holes within its path', () => {
    const half = 0.5 / Math.cos((60 * Math.PI) / 180)
    const square = (by: number): [number, number][] => [
      [10 - half * by, 60 - 0.5 * by],
      [10 + half * by, 60 - 0.5 * by],
      [10 + half * by, 60 + 0.5 * by],
      [10 - half * by, 60 - 0.5 * by],
    ]
    const { paths, height } = flatMap([[[square(1), square(0.5)]]], 100)
    expect(height).toBeCloseTo(100, 6)
    expect(paths).toEqual([
      'M0.0 100.0L100.0 100.0L100.0 0.0L0.0 100.0ZM25.0 75.0L75.0 75.0L75.0 25.0L25.0 75.0Z',
    ])
  })
})
