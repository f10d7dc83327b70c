import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { AppError } from '../domain/errors.js'
import { AbsentHere, ApiProblem, type ProblemCode } from '../service/problem.js'
import { problemTexts } from '../texts/api.js'
import type { Problem } from './problem-schema.js'

/** Problems by code: the one table that gives an error its HTTP status (RFC 9457). */
export const STATUS = {
  invalid_input: 400,
  foreign_cursor: 400,
  purpose_required: 400,
  purpose_rejected: 403,
  not_released: 403,
  unauthorised: 401,
  reauthenticate: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  conflict: 409,
  wrong_state: 409,
  precondition_missing: 409,
  separation_of_duties: 403,
  stale: 412,
  if_match_required: 428,
  idempotency_conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  rate_limited: 429,
  cancelled: 409,
  engine_unavailable: 503,
  audit_unavailable: 503,
  overloaded: 503,
  internal: 500,
  not_implemented: 501,
} as const satisfies Record<keyof typeof problemTexts, number>

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(STATUS, code)

/** Answers with the problem document of any error; what is not ours to tell stays inside. */
export const sendProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { code, detail, errors } = problemOf(error)
  if (code === 'internal') request.log.error({ err: error }, 'unexpected error')
  const status = STATUS[code]
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="biaojian"')
  if (status === 503) reply.header('retry-after', '1')
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .removeHeader('etag')
    .send(
      JSON.stringify({
        type: `/problems/${code}`,
        title: problemTexts[code].en,
        status,
        detail,
        instance: request.id,
        code,
        ...(errors.length > 0 && { errors }),
      } satisfies z.infer<typeof Problem>),
    )
}

const DENIALS: ReadonlySet<ProblemCode> = new Set([
  'unauthorised',
  'reauthenticate',
  'forbidden',
  'purpose_required',
  'purpose_rejected',
  'not_released',
  'separation_of_duties',
])

/** The code of a refusal that has to do with who asks; undefined for any other error. */
export const denialOf = (error: unknown): ProblemCode | undefined => {
  const { code } = problemOf(error)
  if (error instanceof AbsentHere) return code
  return DENIALS.has(code) ? code : undefined
}

/** The code under which an error is told. */
export const codeOf = (error: unknown): ProblemCode => problemOf(error).code

interface Told {
  code: ProblemCode
  detail: string
  errors: { pointer: string; detail: string }[]
}

const problemOf = (error: unknown): Told => {
  if (error instanceof ApiProblem) return { code: error.code, detail: error.message, errors: error.errors }
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error as FastifyError)
  if (error instanceof AppError && error.code !== 'internal')
    return { code: error.code, detail: error.message, errors: [] }
  const code = error instanceof AppError ? undefined : codeOfStatus((error as FastifyError)?.statusCode)
  return code
    ? { code, detail: (error as Error).message, errors: [] }
    : { code: 'internal', detail: 'The request could not be answered; the log has the reason', errors: [] }
}

const invalid = (error: FastifyError): Told => {
  const part = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body')
  const errors = (error.validation ?? []).flatMap(({ instancePath, message, params }) => {
    const keys = (params as { keys?: string[] }).keys ?? ['']
    return keys.map((key) => ({
      pointer: `#/${part}${instancePath === '/' ? '' : instancePath}${key && `/${key}`}`,
      detail: message ?? 'invalid',
    }))
  })
  const detail = errors
    .map((e) => `${e.pointer.split('/').slice(2).join('.') || part}: ${e.detail}`)
    .join('; ')
  return { code: 'invalid_input', detail, errors }
}

/** Fastify and its plugins tell of client errors by status. */
const codeOfStatus = (status: number | undefined): ProblemCode | undefined => {
  if (status === 400) return 'invalid_input'
  const found = Object.entries(STATUS).find(([, s]) => s === status && s !== 500)
  if (found) return found[0] as ProblemCode
  return status !== undefined && status > 400 && status < 500 ? 'invalid_input' : undefined
}
