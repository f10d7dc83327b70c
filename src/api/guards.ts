import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { Config } from '../config.js'
import { ApiProblem } from '../service/problem.js'
import type { Api } from './app-type.js'

/**
 * What stands before every route: headers, a limit on requests, and turning away when the process cannot keep
 * up.
 */
export const guards = async (app: Api, { limits }: Config): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: false,
  })
  await app.register(rateLimit, {
    max: limits.requestsPerSecond,
    timeWindow: 1000,
    keyGenerator: (request) => request.headers.authorization ?? request.ip,
    errorResponseBuilder: () =>
      new ApiProblem('rate_limited', `More than ${limits.requestsPerSecond} requests a second`),
    addHeadersOnExceeding: {},
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  })
  await app.register(underPressure, {
    maxEventLoopDelay: limits.loopDelayMs,
    sampleInterval: 500,
    pressureHandler: () => {
      throw new ApiProblem('overloaded', 'The service cannot keep up at the moment')
    },
  })
  await app.register(multipart, {
    limits: {
      fileSize: limits.uploadBytes,
      files: limits.uploadFiles,
      fields: 4,
      fieldSize: limits.bodyBytes,
      parts: limits.uploadFiles + 4,
    },
  })
}
