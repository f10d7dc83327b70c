import type { FastifyRequest } from 'fastify'
import type { Reader } from '../access/keys.js'
import type { Desk } from '../handling/desk.js'
import { type Performed, performHere, type Wanted } from '../handling/perform.js'
import { ApiProblem } from '../service/problem.js'
import { actorOf } from './lead-answer.js'
import { hashOf } from './requested-job.js'

/**
 * Does an act once under the request's Idempotency-Key, if it has one: the same request again answers with
 * the item as it is now. Fails with `idempotency_conflict` where the key was used for another.
 */
export const actOnce = (
  desk: Desk,
  request: FastifyRequest,
  reader: Reader,
  { wanted, now }: { wanted: Wanted; now: Date },
): Performed => {
  const key = request.headers['idempotency-key']
  const actor = actorOf(reader, now)
  if (key === undefined) return desk.work.transact(() => performHere(desk, wanted, actor, now))
  if (!/^[\u0021-\u007e]{1,200}$/.test(String(key)))
    throw new ApiProblem('invalid_input', 'Idempotency-Key is 1 to 200 visible ASCII characters')
  const digest = hashOf(wanted)
  return desk.work.transact(() => {
    const given = desk.work.givenReply(String(key), reader.id)
    if (given && given.digest !== digest)
      throw new ApiProblem('idempotency_conflict', 'The Idempotency-Key was used for another request')
    if (given) return { ok: true, item: desk.work.item(wanted.id)! }
    const done = performHere(desk, wanted, actor, now)
    if (done.ok) {
      const reply = JSON.stringify({ id: done.item.id, version: done.item.version })
      desk.work.keepReply(String(key), reader.id, { digest, reply }, now.toISOString())
    }
    return done
  })
}
