import type { Tally } from '../casebook/accounts/credentials.js'

const WRONG_FOR_LOCK = 5
const WINDOW_MS = 15 * 60_000
const FIRST_LOCK_MS = 30 * 60_000
const WRONG_A_DAY = 20
const DAY_MS = 86_400_000
const LONGEST_DOUBLING = 10

export type Verdict = 'counted' | 'locked' | 'disable'

/**
 * A tally with one more try that is wrong until it has proved right. Five within 15 minutes lock for 30
 * minutes, the next five for 60, 120 …; twenty within a day end in `disable`. A try while the lock holds is
 * `locked` and counts for nothing.
 */
export const withTry = (tally: Tally, now: Date): { tally: Tally; answer: Verdict } => {
  if (tally.lockedUntil !== null && now.toISOString() < tally.lockedUntil) return { tally, answer: 'locked' }
  const since = (ms: number): string => new Date(now.getTime() - ms).toISOString()
  const failed = [...tally.failed.filter((at) => at > since(DAY_MS)), now.toISOString()]
  const answer: Verdict = failed.length >= WRONG_A_DAY ? 'disable' : 'counted'
  const windowStart = [since(WINDOW_MS), tally.lockedUntil ?? ''].sort()[1]!
  if (failed.filter((at) => at > windowStart).length < WRONG_FOR_LOCK)
    return { tally: { ...tally, failed }, answer }
  const lock = FIRST_LOCK_MS * 2 ** Math.min(tally.rounds, LONGEST_DOUBLING)
  const lockedUntil = new Date(now.getTime() + lock).toISOString()
  return { tally: { failed, rounds: tally.rounds + 1, lockedUntil }, answer }
}
