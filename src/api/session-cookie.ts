import { parse, type SerializeOptions, serialize } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LONGEST_MS } from '../accounts/user-sessions.js'
import { isLoopbackName } from './loopback.js'

/** Name of the cookie over TLS, which binds it to this host, and on the machine itself. */
const OVER_TLS = '__Host-bj'
const ON_LOOPBACK = 'bj'

/** The token that a request brings. */
export const tokenOf = ({ headers }: FastifyRequest): string | undefined => {
  const cookies = parse(headers.cookie ?? '')
  return cookies[OVER_TLS] ?? cookies[ON_LOOPBACK]
}

/**
 * Hands the token to the browser: no script reads it, no other site sends it. Off loopback it leaves over TLS
 * alone, which a proxy before the service ends.
 */
export const giveToken = (reply: FastifyReply, token: string): void => {
  const loopback = isLoopbackName(reply.request.hostname)
  const lasting = { ...optionsOn(loopback), maxAge: LONGEST_MS / 1000 }
  reply.header('set-cookie', serialize(loopback ? ON_LOOPBACK : OVER_TLS, token, lasting))
}

export const takeToken = (reply: FastifyReply): void => {
  for (const loopback of [true, false])
    reply.header(
      'set-cookie',
      serialize(loopback ? ON_LOOPBACK : OVER_TLS, '', { ...optionsOn(loopback), maxAge: 0 }),
    )
}

const optionsOn = (loopback: boolean): SerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure: !loopback,
})
