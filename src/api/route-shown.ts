import type { RouteOptions } from 'fastify'
import type { Access } from '../access/route-access.js'
import { isOfRoom } from './restricted.js'

/** A route as the matrix of who may ask it is told. */
export interface RouteShown {
  method: string
  path: string
  summary: string
  access: Access
}

/** A registered route with each of its methods but HEAD, which goes with GET; none of the room. */
export const routesShown = ({
  method,
  url,
  config,
  schema,
}: Pick<RouteOptions, 'method' | 'url' | 'config' | 'schema'>): RouteShown[] =>
  isOfRoom(url)
    ? []
    : [method]
        .flat()
        .filter((one) => one !== 'HEAD')
        .map((one) => ({
          method: one,
          path: url,
          summary: (schema as { summary?: string } | undefined)?.summary ?? '',
          access: config!.access!,
        }))
