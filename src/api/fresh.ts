import type { Reader } from '../access/keys.js'
import { isFresh } from '../accounts/proof.js'
import { ApiProblem } from '../service/problem.js'

/**
 * Fails with `reauthenticate` where a user has not shown the second factor within five minutes; of keys, and
 * of a machine without users, there is none.
 */
export const demandFresh = ({ proof }: Pick<Reader, 'proof'>, now: Date): void => {
  if (proof && !isFresh(proof.at, now)) throw stale()
}

/**
 * What is asked from elsewhere than the session was begun takes a code first. Fails with `reauthenticate`.
 */
export const demandSamePlace = ({ proof }: Pick<Reader, 'proof'>, url: string): void => {
  if (proof?.moved && !FROM_ELSEWHERE.has(url)) throw stale()
}

const FROM_ELSEWHERE = new Set(['/api/v1/me', '/api/v1/session', '/api/v1/session/proof'])

const stale = (): ApiProblem =>
  new ApiProblem(
    'reauthenticate',
    'This takes a code of the second factor, five minutes old at most: POST /api/v1/session/proof',
  )
