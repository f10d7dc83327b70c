import type { FastifyRequest } from 'fastify'
import type { Role } from '../access/matrix.js'
import type { ValueKind } from '../domain/value-kind.js'

export interface ReadOf {
  /** what is read: ring, bidder, lot … */
  what: string
  id?: string
}

export interface Why {
  unmasked: boolean
  /** as stated, also where nothing was unmasked */
  purpose: string | null
  /** the item of work that it is for */
  ref?: string
  /** personal values shown in clear, by kind */
  clear?: Readonly<Partial<Record<ValueKind, number>>>
}

/** What became of a request, as far as it is known when the record is made. */
export interface Became {
  /** `sent` is the second record of a file: that it has left, or broke off */
  way: 'read' | 'export' | 'sent' | 'act' | 'deny'
  outcome: 'allowed' | 'denied' | 'failed' | 'unchanged'
  /** code of the problem with which it was refused */
  why?: string
  /** ids that a list shows, at most 200, and how many rows it has */
  ids?: string[]
  rows?: number
  /** SHA-256 of the answer in hex, and its bytes */
  answer?: string
  bytes?: number
}

/** What is recorded of a read or act, before the reply leaves. */
export interface ReadRecord extends ReadOf, Why, Became {
  /** '' for whoever could not be told */
  subject: string
  role: Role | ''
  /** of a user, or of a seat that is tried */
  office?: string
  position?: string
  route: string
  /** id of the route in the description of the API */
  operation: string
  query: Record<string, unknown>
  request: string
  ip: string
}

/** Receives the record of every read; resolves when it is durable. A failure stops the reply. */
export type Recorder = (record: ReadRecord) => void | Promise<void>

/** What is recorded of the request itself. */
export const requestOf = (
  request: FastifyRequest,
): Pick<ReadRecord, 'route' | 'operation' | 'query' | 'request' | 'ip'> => ({
  route: request.routeOptions.url ?? '',
  operation: (request.routeOptions.schema as { operationId?: string } | undefined)?.operationId ?? '',
  query: (request.query ?? {}) as Record<string, unknown>,
  request: request.id,
  ip: request.ip,
})
