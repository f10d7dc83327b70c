import type { FastifyRequest } from 'fastify'
import type { Reader } from '../access/keys.js'
import type { Grantor } from '../accounts/grants.js'
import type { From, Present } from '../accounts/user-sessions.js'
import { AppError } from '../domain/errors.js'
import type { ApiParts } from './api.js'
import { agentOf } from './authenticate.js'
import { tokenOf } from './session-cookie.js'

export const fromOf = (request: FastifyRequest): From => ({ ip: request.ip, agent: agentOf(request) })

/** The user whose session the request bears; undefined for anybody else. */
export const sessionOf = (
  request: FastifyRequest,
  { sessions }: ApiParts['accounts'],
): Present | undefined => {
  const token = tokenOf(request)
  return token === undefined ? undefined : sessions.of(token, agentOf(request))
}

/** The same. Fails with `conflict` for anybody else. */
export const presentOf = (request: FastifyRequest, accounts: ApiParts['accounts']): Present => {
  const present = sessionOf(request, accounts)
  if (!present) throw new AppError('conflict', 'This is for users who logged in by name')
  return present
}

/** Who asks, as grants are judged; undefined of a key, and of whoever is at a machine without users. */
export const grantorOf = ({ id, seat, subject }: Reader): Grantor | undefined => {
  if (subject) return { id, office: subject.office, position: subject.position, kind: subject.kind }
  return seat && { id, office: null, position: seat.position, kind: undefined }
}
