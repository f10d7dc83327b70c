import { expect, it } from 'vitest'
import { measure } from '../../bench/access/run.mjs'

it('the bench of access decides every cell, some for and some against', () => {
  const { decisions, allowed, us } = measure(3)
  expect(decisions).toBeGreaterThan(3 * 15 * 30)
  expect(allowed).toBeGreaterThan(0)
  expect(allowed).toBeLessThan(decisions)
  expect(us).toBeGreaterThan(0)
})
