import { QueryClient } from '@tanstack/react-query'
import createClient from 'openapi-fetch'
import createQueries from 'openapi-react-query'
import { inClear } from './in-clear.js'
import { proving } from './proof.js'
import type { components, paths } from './schema.d.ts'
import { inSeat } from './seat.js'

/** What the API says went wrong (RFC 9457). */
export type Problem = components['schemas']['Problem']
export type Schemas = components['schemas']

/** The API as its description has it; the session's cookie goes along by itself. */
export const client = createClient<paths>({ baseUrl: location.origin })
client.use(inClear, inSeat, proving)

/** The same as queries: `api.useQuery('get', '/api/v1/rings/{id}', { params: { path: { id } } })`. */
export const api = createQueries(client)

/** Tries again what may pass by itself: no network, a service that is busy or starting. */
const mayPass = (error: unknown): boolean => {
  const { status } = error as Partial<Problem>
  return status === undefined || status === 503 || status === 429
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 3 && mayPass(error),
      retryDelay: (failures) => 500 * 2 ** failures,
    },
  },
})

/** Forgets every answer but who is here, and asks anew for what is on the page. */
export const askAnew = (): Promise<void> =>
  queries.resetQueries({ predicate: ({ queryKey }) => queryKey[1] !== '/api/v1/me' })
