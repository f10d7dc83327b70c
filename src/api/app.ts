import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyServerOptions, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from '../config.js'
import { AppError } from '../domain/errors.js'
import { jobRunner } from '../service/job-runner.js'
import { latestRun } from '../service/latest-run.js'
import { loadedMarket } from '../service/loaded-market.js'
import { lotChecker } from '../service/lot-checker.js'
import { pairLister } from '../service/pair-lister.js'
import { ApiProblem } from '../service/problem.js'
import { scheduler } from '../service/scheduler.js'
import { type RunTask, taskRunner } from '../service/tasks.js'
import type { Store } from '../store.js'
import { productVersion } from '../version.js'
import type { ApiParts } from './api.js'
import type { Api } from './app-type.js'
import { authenticator } from './authenticate.js'
import { bodyCache } from './body-cache.js'
import { eventStreams } from './event-stream.js'
import { serviceMetrics } from './metrics.js'
import { openapi } from './openapi.js'
import { problemPages, sendProblem } from './problems.js'
import { type Answer, type Recorder, readGate } from './read-gate.js'
import { bidderRoutes } from './routes/bidders.js'
import { checkRoutes } from './routes/check.js'
import { exportRoutes } from './routes/exports.js'
import { factRoutes } from './routes/facts.js'
import { jobRoutes } from './routes/jobs.js'
import { lotRoutes } from './routes/lots.js'
import { pairRoutes } from './routes/pairs.js'
import { reportRoutes } from './routes/reports.js'
import { ringRoutes } from './routes/rings.js'
import { ruleRoutes } from './routes/rules.js'
import { runRoutes } from './routes/runs.js'
import { scheduleRoutes } from './routes/schedules.js'
import { screenRoutes } from './routes/screens.js'
import { serviceRoutes } from './routes/service.js'
import { storeRoutes } from './routes/store.js'
import { valueRoutes } from './routes/values.js'

export interface AppOptions {
  store: Store
  config: Config
  clock: () => Date
  /** does imports and detections; on the store, in this thread, unless told */
  runTask?: RunTask
  /** receives every read and act before its reply leaves */
  record?: Recorder
}

/**
 * The HTTP service, ready for `listen` or `inject`. It does not own the store: close the app first, then the store.
 * Closing ends the event streams and stops the running job.
 */
export const buildApp = async ({
  store,
  config,
  clock,
  runTask = taskRunner(store, clock),
  record = () => undefined,
}: AppOptions): Promise<Api> => {
  const app: Api = Fastify(serverOptions(config)).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      new AppError('not_found', `There is nothing at ${request.method} ${pathOf(request.url)}`),
      request,
      reply,
    ),
  )

  const cache = bodyCache<Answer>(config.limits.cacheBytes)
  const latest = latestRun(store.casebook)
  const unexpected = (err: unknown): void => app.log.error({ err }, 'unexpected error in the background')
  const market = loadedMarket(store.engine, unexpected)
  const checker = lotChecker(market)
  const pairs = pairLister(market)
  const changed = (): void => {
    latest.forget()
    market.refresh()
  }
  const jobs = jobRunner({ casebook: store.casebook, clock, lang: config.lang, changed, unexpected })
  const streams = eventStreams()
  const gate = readGate(authenticator(store.casebook), cache, record)
  const parts: ApiParts = { store, config, clock, gate, latest, market, jobs, runTask }
  const metrics = serviceMetrics({
    pendingJobs: () => jobs.pending,
    cacheBytes: () => cache.bytes,
    streams: () => streams.count,
  })

  await guards(app, config)
  await openapi(app, productVersion())
  app.addHook('onResponse', async (request, reply) => {
    metrics.observe(request, reply)
    request.log.info(
      {
        route: request.routeOptions.url,
        method: request.method,
        status: reply.statusCode,
        ms: reply.elapsedTime,
      },
      'answered',
    )
  })
  await app.register(problemPages)
  await app.register(serviceRoutes(parts, metrics))
  await app.register(
    async (api: Api) => {
      api.addHook('onRequest', async (request) => gate.identify(request))
      api.addHook('onSend', async (request, reply) => gate.requireGate(request, reply))
      for (const routes of [
        ringRoutes(parts),
        exportRoutes(parts),
        bidderRoutes(parts),
        lotRoutes(parts),
        factRoutes(parts),
        screenRoutes(parts),
        checkRoutes(parts, checker),
        pairRoutes(parts, pairs),
        valueRoutes(parts),
        ruleRoutes(parts),
        runRoutes(parts),
        storeRoutes(parts),
        jobRoutes(parts, streams),
        reportRoutes(parts),
        scheduleRoutes(parts),
      ])
        await api.register(routes)
    },
    { prefix: '/api/v1' },
  )
  const periodic = scheduler(parts, unexpected)
  app.addHook('onReady', async () => {
    market.refresh()
    periodic.start()
  })
  app.addHook('preClose', async () => {
    periodic.stop()
    streams.closeAll()
    await Promise.all([jobs.close(), market.close(), checker.close(), pairs.close()])
  })
  return app
}

/** What stands before every route: headers, a limit on requests, and turning away when the process cannot keep up. */
const guards = async (app: Api, { limits }: Config): Promise<void> => {
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

const serverOptions = (config: Config): FastifyServerOptions => ({
  logger: logging(config) ?? false,
  logController: new LogController({ disableRequestLogging: true }),
  bodyLimit: config.limits.bodyBytes,
  requestTimeout: 0,
  forceCloseConnections: 'idle',
  routerOptions: { maxParamLength: 500 },
  trustProxy: false,
})

/** Logs to stderr, without keys and without what was asked: a query may hold a phone number. */
const logging = ({ logLevel }: Config): FastifyServerOptions['logger'] =>
  logLevel === 'silent'
    ? false
    : { level: logLevel, stream: process.stderr, redact: ['req.headers', 'req.url', 'req.remoteAddress'] }

const pathOf = (url: string): string => url.split('?')[0]!.slice(0, 200)
