import { expect, it } from 'vitest'
import { type LayoutGraph, layOut, startPositions } from '../../src/pictures/force-layout.js'

/** Two rings of five that one edge joins, and a node by itself. */
const graph = (known: number[] = []): LayoutGraph => {
  const ring = (first: number): [number, number][] =>
    [0, 1, 2, 3, 4].map((i) => [first + i, first + ((i + 1) % 5)])
  const edges = [...ring(0), ...ring(5), [0, 5] as [number, number]]
  return { nodes: 11, from: edges.map(([a]) => a), to: edges.map(([, b]) => b), known }
}
const distance = (xy: Float64Array, a: number, b: number): number =>
  Math.hypot(xy[2 * a]! - xy[2 * b]!, xy[2 * a + 1]! - xy[2 * b + 1]!)

it('the same graph lies the same to the bit', () => {
  expect([...layOut(graph())]).toEqual([...layOut(graph())])
})

it('what is tied lies nearer than what is not, no two things on one place, all of them in sight', () => {
  const xy = layOut(graph())
  for (const [near, far] of [
    [1, 8],
    [4, 7],
  ] as const)
    expect(distance(xy, 0, near)).toBeLessThan(distance(xy, 0, far))
  for (let a = 0; a < 11; a++)
    for (let b = a + 1; b < 11; b++) expect([a, b, distance(xy, a, b) > 30]).toEqual([a, b, true])
  for (const at of xy) expect(Math.abs(at)).toBeLessThan(600)
})

it('what stands somewhere starts there, and what is new starts beside what it is tied to', () => {
  const known = Array.from({ length: 22 }, () => Number.NaN)
  known[0] = 300
  known[1] = -200
  const xy = startPositions(graph(known))
  expect([xy[0], xy[1]]).toEqual([300, -200])
  expect(distance(xy, 0, 1)).toBeCloseTo(45, 6)
  expect(distance(xy, 0, 5)).toBeCloseTo(45, 6)
})
