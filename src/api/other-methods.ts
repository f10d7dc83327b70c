import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { AppError } from '../domain/errors.js'
import { ApiProblem } from '../service/problem.js'
import type { Api } from './app-type.js'
import { sendProblem } from './problems.js'

const KNOWN = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT'])

/**
 * Answers what no route takes (RFC 9110): 405 with `Allow` where the path has other methods, 501 for a method
 * that HTTP does not know, else 404. To be set before routes are registered.
 */
export const otherMethods = (app: Api): void => {
  const routes = new Map<string, { shape: RegExp; methods: Set<string> }>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = routes.get(url) ?? { shape: shapeOf(url), methods: new Set<string>() }
    for (const one of [method].flat() as HTTPMethods[]) known.methods.add(one)
    routes.set(url, known)
  })
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request.url)
    const found = [...routes.values()].filter(({ shape }) => shape.test(path))
    return sendProblem(
      refusal(request, reply, path, [...new Set(found.flatMap(allowed))].sort()),
      request,
      reply,
    )
  })
}

const refusal = (
  { method }: FastifyRequest,
  reply: FastifyReply,
  path: string,
  allow: readonly string[],
): Error => {
  if (!KNOWN.has(method)) return new ApiProblem('not_implemented', `The method ${method} is not known here`)
  if (allow.length === 0) return new AppError('not_found', `There is nothing at ${method} ${path}`)
  reply.header('allow', allow.join(', '))
  return new ApiProblem('method_not_allowed', `${path} takes ${allow.join(', ')}`)
}

const allowed = ({ methods }: { methods: ReadonlySet<string> }): string[] => [...methods]

/** A route's path with anything but a slash for each of its parameters; a wildcard matches nothing here. */
const shapeOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((step) => (step.startsWith(':') ? '[^/]+' : step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/')}$`,
  )

const pathOf = (url: string): string => url.split('?')[0]!.slice(0, 200)
