import { expect, it } from 'vitest'
import { withTry } from '../../src/accounts/lockout.js'
import type { Tally } from '../../src/casebook/accounts/credentials.js'

const MINUTE = 60_000
const FRESH: Tally = { failed: [], rounds: 0, lockedUntil: null }

/** Tries at these minutes; answers and the minutes for which each lock was set. */
const tries = (minutes: readonly number[]) => {
  let tally = FRESH
  const answers: string[] = []
  const locks: number[] = []
  for (const minute of minutes) {
    const before = tally.lockedUntil
    const { tally: next, answer } = withTry(tally, new Date(minute * MINUTE))
    if (next.lockedUntil !== before) locks.push(Date.parse(next.lockedUntil!) / MINUTE - minute)
    tally = next
    answers.push(answer)
  }
  return { tally, answers, locks }
}

it('five tries within 15 minutes lock for 30 minutes, the next five for 60, and so on', () => {
  const rounds = [0, 1, 2, 3, 4, 40, 41, 42, 43, 44, 110, 111, 112, 113, 114]
  expect(tries(rounds).locks).toEqual([30, 60, 120])
  expect(tries([0, 4, 8, 12, 16, 20]).locks).toEqual([])
})

it('a try while the lock holds is refused and counts for nothing', () => {
  const { tally, answers } = tries([0, 1, 2, 3, 4, 5, 33])
  expect(answers).toEqual(['counted', 'counted', 'counted', 'counted', 'counted', 'locked', 'locked'])
  expect(tally.failed).toHaveLength(5)
})

it('the twentieth try of a day disables, and tries of yesterday are forgotten', () => {
  const slow = Array.from({ length: 20 }, (_, i) => i * 20)
  expect(tries(slow).answers.map((answer) => answer === 'disable')).toEqual([...Array(19).fill(false), true])
  const slower = Array.from({ length: 40 }, (_, i) => i * 100)
  expect(tries(slower).answers).not.toContain('disable')
})
