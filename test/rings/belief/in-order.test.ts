import { expect, it } from 'vitest'
import { adjacencyZ, noAdjacency, takeOrder } from '../../../src/rings/belief/in-order.js'

it('expects as many members side by side as all orders of a lot have on average', () => {
  const sum = noAdjacency()
  // of 5 bids 3 are members': 10 orders, side by side 12 times in all, squares 18
  takeOrder(sum, 5, 3, 0)
  expect(sum.expected).toBeCloseTo(12 / 10, 12)
  expect(sum.variance - noAdjacency().variance).toBeCloseTo(18 / 10 - (12 / 10) ** 2, 12)
})

it('rises with members side by side on lot after lot, and says nothing where nobody else bids', () => {
  const z = (lots: number): number => {
    const sum = noAdjacency()
    for (let lot = 0; lot < lots; lot++) takeOrder(sum, 6, 3, 2)
    return adjacencyZ(sum)
  }
  expect(z(1)).toBeGreaterThan(0)
  expect(z(5)).toBeGreaterThan(z(1))
  const alone = noAdjacency()
  takeOrder(alone, 3, 3, 2)
  expect(adjacencyZ(alone)).toBe(0)
})
