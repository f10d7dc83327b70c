import { expect, it } from 'vitest'
import { measure } from '../../bench/leads/run.mjs'

it('the bench of leads makes them, lists what waits, routes, and sweeps what is over', () => {
  const { leads, shown, acts, clocks, overdue } = measure(64, 2)
  expect([leads, acts]).toEqual([64, 2])
  expect(shown).toBeGreaterThan(0)
  expect(clocks).toBeGreaterThan(0)
  expect(overdue).toBeGreaterThan(0)
})
