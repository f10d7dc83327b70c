import { expect, it } from 'vitest'
import { killRounds } from '../../bench/handling/run.mjs'

it('acts that were said to be done outlive a kill, each with one entry of a log that is whole', async () => {
  const { said, events, ...rest } = await killRounds(2)
  expect(said).toBeGreaterThan(0)
  expect(events).toBeGreaterThanOrEqual(said)
  expect(rest).toMatchObject({ rounds: 2, lost: 0, unlogged: 0, wrong: null })
})
