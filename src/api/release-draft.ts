import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { RELEASE_KINDS, type ReleaseKind, type ReleaseRecord } from '../casebook/releases.js'
import { AppError } from '../domain/errors.js'
import { ApiProblem } from '../service/problem.js'
import { askedAs } from './asked-as.js'
import { RELEASE_DRAFT, RELEASE_KIND, RELEASE_TOKEN } from './outgoing.js'
import { isProblemCode } from './problems.js'

/** A file as a route made it for the author of a release. */
export interface DraftedFile {
  kind: ReleaseKind
  file: ReleaseRecord['file']
  bytes: Buffer
}

/** what is kept in one release */
const MOST_BYTES = 200 * 2 ** 20

/**
 * Asks a route of this service, as whoever asks, for the bytes that are to leave: they pass the same gate and
 * stand in the audit log. Fails as the route does, and with `invalid_input` where its answer is no file that
 * could leave.
 */
export const draftedBy = async (
  request: FastifyRequest,
  id: string,
  asked: { method: 'GET' | 'POST'; path: string; body?: Record<string, unknown> | undefined; reason: string },
): Promise<DraftedFile> => {
  const { method, path, body, reason } = asked
  const { remoteAddress, headers } = askedAs(request)
  const answer = await request.server.inject({
    method,
    url: `/api/v1${path}`,
    remoteAddress,
    headers: {
      ...headers,
      'x-purpose': String(request.headers['x-purpose'] ?? encodeURIComponent(`${id} ${reason}`)),
      [RELEASE_DRAFT]: RELEASE_TOKEN,
    },
    ...(body && { payload: body }),
  })
  if (answer.statusCode >= 400) throw problemIn(answer.body)
  const kind = RELEASE_KINDS.find((one) => one === answer.headers[RELEASE_KIND])
  if (!kind) throw new AppError('internal', `${method} ${path} does not say what its file takes to leave`)
  const bytes = answer.rawPayload
  if (bytes.length > MOST_BYTES)
    throw new AppError('too_large', `The file has ${bytes.length} bytes: a release holds ${MOST_BYTES}`)
  return {
    kind,
    bytes,
    file: {
      name: nameIn(String(answer.headers['content-disposition'] ?? '')),
      mediaType: String(answer.headers['content-type'] ?? 'application/octet-stream'),
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      madeBy: `${method} ${path}`,
    },
  }
}

const nameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(disposition)?.[1] ?? 'file')

const problemIn = (body: string): Error => {
  const { code, detail, errors } = JSON.parse(body) as {
    code: string
    detail: string
    errors?: { pointer: string; detail: string }[]
  }
  return isProblemCode(code)
    ? new ApiProblem(code, detail, errors)
    : new AppError('internal', `The file could not be made: ${detail}`)
}
