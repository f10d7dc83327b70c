import type { FastifyRequest } from 'fastify'
import { type LoginAttempts, MOST_ATTEMPTS } from '../accounts/attempts.js'
import { ApiProblem } from '../service/problem.js'

/** Counts an attempt to prove who one is. Fails with `rate_limited` where its address makes too many. */
export const countAttempt = ({ ip }: FastifyRequest, attempts: LoginAttempts): void => {
  if (!attempts.take(ip))
    throw new ApiProblem(
      'rate_limited',
      `More than ${MOST_ATTEMPTS} log-in attempts a minute from one address`,
    )
}
