import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Reader } from '../access/keys.js'
import type { ReleaseKind } from '../casebook/releases.js'
import { AppError } from '../domain/errors.js'
import { ApiProblem } from '../service/problem.js'
import type { ApiParts } from './api.js'
import { statedPurpose } from './looking.js'
import type { ReadOf } from './read-record.js'

/** The header by which the service asks itself for the bytes of a release. */
export const RELEASE_DRAFT = 'x-release-draft'
/** The header in which a route says which release its file takes. */
export const RELEASE_KIND = 'x-release-kind'

/** What only this process knows: nobody else can ask for a file as the draft of a release. */
export const RELEASE_TOKEN = randomBytes(24).toString('base64url')

/**
 * Refuses to make the draft of a release from what is no file: a stream would never end. Fails with
 * `invalid_input`.
 */
export const demandOutgoing = ({ headers, method, routeOptions }: FastifyRequest): void => {
  if (headers[RELEASE_DRAFT] !== RELEASE_TOKEN || routeOptions.config.outgoing) return
  throw new AppError(
    'invalid_input',
    `Nothing leaves by ${method} ${routeOptions.url}: a file of a report, ring or letter does`,
  )
}

/** before the name of a file that is for the own office alone */
const OWN_OFFICE = '草稿·不得外发-'

/**
 * How a file that could leave may be had: as it is where nobody logs in, as the bytes of a release, or as a
 * draft for the own office by whoever handles the case that it is about; of a list of the own work, by
 * whoever in a seat says why. Fails with `not_released`.
 */
export const wayOut = (
  request: FastifyRequest,
  reader: Reader,
  of: ReadOf | 'own-list',
  { accounts, purposes }: Pick<ApiParts, 'accounts' | 'purposes'>,
): { prefix: string; isDraft: boolean } => {
  if (request.headers[RELEASE_DRAFT] === RELEASE_TOKEN) return { prefix: '', isDraft: true }
  if (!accounts.book.hasUsers()) return { prefix: '', isDraft: false }
  const isUnmasked = (request.query as { unmask?: string } | undefined)?.unmask === '1'
  if (!isUnmasked && reader.subject?.user !== undefined && isOwnWork(request, reader, of, purposes))
    return { prefix: OWN_OFFICE, isDraft: false }
  throw new ApiProblem(
    'not_released',
    'A file leaves once it is released: POST /api/v1/releases. Without it, state in X-Purpose which case of yours a draft is for (ref=LD-2026-000123;why=…)',
  )
}

const isOwnWork = (
  request: FastifyRequest,
  reader: Reader,
  of: ReadOf | 'own-list',
  purposes: ApiParts['purposes'],
): boolean => {
  const purpose = statedPurpose(request)
  return purpose.why !== '' && (of === 'own-list' || purposes.fits(reader, purpose, of))
}

/** What a route's file takes before it leaves. */
export type Outgoing<Asked> = ReleaseKind | ((asked: Asked) => ReleaseKind)
