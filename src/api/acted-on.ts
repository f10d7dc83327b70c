import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { problemOfRefusal } from '../service/refusal.js'
import type { ApiParts } from './api.js'
import { type Asking, answerOf, ifMatchOf, langOfRequest } from './lead-answer.js'
import { actOnce } from './lead-once.js'
import type { ActRequest } from './schemas/lead.js'

/**
 * Does the act of a request on an item that the asker sees; what it wrote is in the audit log before the item
 * is answered. Fails with the problem of a refusal.
 */
export const actedOn = async (
  {
    leads,
    request,
    params: { id },
    body,
  }: Pick<ApiParts, 'leads'> & {
    request: FastifyRequest
    params: { id: string }
    body: z.output<typeof ActRequest>
  },
  asking: Asking,
) => {
  const desk = leads.desk()
  const wanted = { id, ifMatch: ifMatchOf(request), ...body, note: body.note ?? '' }
  const done = actOnce(desk, request, asking.reader, { wanted, now: asking.now })
  await leads.drain()
  if (!done.ok) throw problemOfRefusal(done.refusal, { id, act: body.act }, langOfRequest(request))
  return answerOf(desk, done.item, asking)
}
