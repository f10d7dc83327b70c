import type { Middleware } from 'openapi-fetch'
import { useSyncExternalStore } from 'react'
import type { paths } from './schema.d.ts'

/** Addresses whose answers can be had unmasked. */
type Maskable = {
  [P in keyof paths]: paths[P] extends { get: { parameters: { query?: infer Query } } }
    ? [NonNullable<Query>] extends [never]
      ? never
      : 'unmask' extends keyof NonNullable<Query>
        ? P
        : never
    : never
}[keyof paths]

/** The types hold the list complete. */
const MASKABLE: Record<Maskable, true> = {
  '/api/v1/rings/{id}': true,
  '/api/v1/rings/{id}/graph': true,
  '/api/v1/rings/{id}/evidence': true,
  '/api/v1/rings/{id}/account': true,
  '/api/v1/rings/export': true,
  '/api/v1/rings/{id}/export': true,
  '/api/v1/bidders': true,
  '/api/v1/bidders/{id}': true,
  '/api/v1/bidders/{id}/values': true,
  '/api/v1/bidders/{id}/neighbourhood': true,
  '/api/v1/lots/{id}/bids': true,
  '/api/v1/lots/{id}/flags': true,
  '/api/v1/facts': true,
  '/api/v1/shared-values': true,
  '/api/v1/paths': true,
  '/api/v1/search': true,
  '/api/v1/quarantine': true,
  '/api/v1/quarantine/export': true,
}

/** Why personal values are asked for in clear, and since when. */
export interface InClear {
  purpose: string
  since: Date
}

let held: InClear | undefined
const watchers = new Set<() => void>()

/** From now on personal values are asked for in clear, or, without a purpose, masked; is that a change? */
export const askInClear = (purpose: string | undefined): boolean => {
  if (purpose === held?.purpose) return false
  held = purpose === undefined ? undefined : { purpose, since: new Date() }
  for (const changed of watchers) changed()
  return true
}

export const useInClear = (): InClear | undefined => useSyncExternalStore(watch, () => held)

const watch = (changed: () => void): (() => void) => {
  watchers.add(changed)
  return () => void watchers.delete(changed)
}

/** States the purpose with each question that can be answered in clear. */
export const inClear: Middleware = {
  onRequest: ({ request, schemaPath }) => {
    if (!held || request.method !== 'GET' || !(schemaPath in MASKABLE)) return undefined
    const address = new URL(request.url)
    address.searchParams.set('unmask', '1')
    const headers = new Headers(request.headers)
    headers.set('X-Purpose', encodeURIComponent(held.purpose))
    return new Request(address, { headers, signal: request.signal })
  },
}
