import { expect, it } from 'vitest'
import { measure } from '../../bench/accounts/run.mjs'

it('the bench of accounts measures log-ins and lets one use of a code pass', async () => {
  const figures = await measure(4)
  expect(figures.passedOf100).toBe(1)
  expect(figures.knownMs).toBeGreaterThan(0)
  expect(figures.unknownMs).toBeGreaterThan(0)
})
