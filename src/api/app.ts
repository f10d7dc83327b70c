import { STATUS_CODES } from 'node:http'
import Fastify, { type FastifyServerOptions, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AuditEntry } from '../audit/entry.js'
import type { Config } from '../config.js'
import { type Room, roomOf } from '../room/room.js'
import type { SealedWaiting } from '../room/room-outbox.js'
import { scheduler } from '../service/scheduler.js'
import { type RunTask, taskRunner } from '../service/tasks.js'
import type { Store } from '../store.js'
import { problemTexts } from '../texts/api.js'
import { productVersion } from '../version.js'
import type { ApiParts } from './api.js'
import type { Api } from './app-type.js'
import { consolePages } from './console.js'
import { guards } from './guards.js'
import { openapi } from './openapi.js'
import { otherMethods } from './other-methods.js'
import { demandOutgoing } from './outgoing.js'
import { partsOf } from './parts.js'
import { codeOf, denialOf, sendProblem } from './problems.js'
import type { Recorder } from './read-record.js'
import { requestChecks } from './request-checks.js'
import { demandRoom, isOfRoom } from './restricted.js'
import { demandAccess } from './route.js'
import { routesShown } from './route-shown.js'
import { API_ROUTES } from './routes/index.js'
import { loginRoutes } from './routes/login.js'
import { problemPages } from './routes/problems.js'
import { restrictedRoutes } from './routes/restricted.js'
import { serviceRoutes } from './routes/service.js'
import { type Transport, transportOf } from './transport.js'

export interface AppOptions {
  store: Store
  config: Config
  clock: () => Date
  /** does imports and detections; on the store, in this thread, unless told */
  runTask?: RunTask
  /** receives every read and act before its reply leaves */
  record?: Recorder
  /** receives the entry of every act on a lead before its reply leaves */
  append?: (entry: AuditEntry) => void | Promise<void>
  /** receives the sealed entry of every act in the commission's room before its reply leaves */
  appendSealed?: (entry: SealedWaiting) => void | Promise<void>
  /** the commission's; that of the store's folder unless told */
  room?: Room
  /** false: it answers, and does nothing by itself */
  periodic?: boolean
}

/**
 * The HTTP service, ready for `listen` or `inject`. It does not own the store: close the app first, then the
 * store. Closing ends the event streams and stops the running job.
 */
export const buildApp = async ({
  store,
  config,
  clock,
  runTask = taskRunner(store, clock),
  record = () => undefined,
  append = () => undefined,
  appendSealed = () => undefined,
  room = roomOf(store.dir),
  periodic = true,
}: AppOptions): Promise<Api> => {
  const app = server(config)
  const unexpected = (err: unknown): void => app.log.error({ err }, 'unexpected error in the background')
  const parts = partsOf({ store, config, clock, runTask, record, append, appendSealed, room }, unexpected)
  await guards(app, config)
  await openapi(app, productVersion())
  observe(app, parts)
  await consolePages(app)
  for (const route of [...problemPages, ...serviceRoutes]) route.register(app, parts)
  // who logs in is nobody yet: these stand before the gate
  await app.register(async (api: Api) => beforeGate(api, parts), { prefix: '/api/v1' })
  await app.register(async (api: Api) => underGate(api, parts), { prefix: '/api/v1' })
  startAndStop(app, parts, periodic, unexpected)
  return app
}

const server = (config: Config): Api => {
  const app: Api = Fastify(serverOptions(config)).withTypeProvider<ZodTypeProvider>()
  app.server.maxConnections = config.limits.connections
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem)
  otherMethods(app)
  requestChecks(app)
  return app
}

/** Measures and logs every answer, by route; nothing of the room. */
const observe = (app: Api, { metrics }: ApiParts): void => {
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url
    if (isOfRoom(route)) return
    metrics.observe(request, reply)
    request.log.info({ route, method, status: reply.statusCode, ms: reply.elapsedTime }, 'answered')
  })
}

const beforeGate = (api: Api, parts: ApiParts): void => {
  for (const route of loginRoutes) route.register(api, parts)
}

const underGate = (api: Api, parts: ApiParts): void => {
  const { gate } = parts
  api.addHook('onRoute', demandAccess)
  api.addHook('onRoute', (route) => {
    for (const shown of routesShown(route)) parts.routes.push(shown)
  })
  api.addHook('onRequest', async (request) => {
    demandRoom(gate.identify(request), request.routeOptions.url)
    demandOutgoing(request)
  })
  api.addHook('onSend', async (request, reply) => gate.requireGate(request, reply))
  api.setErrorHandler(async (error, request, reply) => {
    const code = denialOf(error)
    if (code === undefined && codeOf(error) !== 'not_found') return sendProblem(error, request, reply)
    return (code === undefined ? gate.missed(request) : gate.refused(request, code)).then(
      () => sendProblem(error, request, reply),
      (unrecorded: unknown) => sendProblem(unrecorded, request, reply),
    )
  })
  for (const route of [...API_ROUTES, ...restrictedRoutes]) route.register(api, parts)
}

const startAndStop = (
  app: Api,
  parts: ApiParts,
  isPeriodic: boolean,
  unexpected: (error: unknown) => void,
): void => {
  const { market, streams, jobs, checker, pairs, whatIfs, leads, acts, audit, room } = parts
  const periodic = scheduler(parts, unexpected)
  app.addHook('onReady', async () => {
    market.refresh()
    if (!isPeriodic) return
    periodic.start()
    await leads.start()
    // what a process before left in the room
    await acts.inRoom.drain().catch(unexpected)
  })
  app.addHook('preClose', async () => {
    periodic.stop()
    leads.stop()
    streams.closeAll()
    await Promise.all([
      audit.close(),
      jobs.close(),
      market.close(),
      checker.close(),
      pairs.close(),
      whatIfs.close(),
      room.close(),
    ])
  })
}

const serverOptions = (config: Config): FastifyServerOptions & Transport => ({
  ...transportOf(config),
  logger: logging(config) ?? false,
  logController: new LogController({ disableRequestLogging: true }),
  bodyLimit: config.limits.bodyBytes,
  requestTimeout: 0,
  forceCloseConnections: 'idle',
  routerOptions: { maxParamLength: 500 },
  frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  clientErrorHandler: refuseUnparsed,
})

/** Answers what is no request at all: there is nothing to route, and nobody to tell apart. */
const refuseUnparsed: NonNullable<FastifyServerOptions['clientErrorHandler']> = (error, socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const title = problemTexts.invalid_input.en
  const detail = 'The request could not be read'
  const type = '/problems/invalid_input'
  const body = JSON.stringify({ type, title, status, detail, code: 'invalid_input' })
  const head = `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${body.length}`
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n${head}\r\n\r\n${body}`)
}

/** Logs to stderr, without keys and without what was asked: a query may hold a phone number. */
const logging = ({ logLevel }: Config): FastifyServerOptions['logger'] =>
  logLevel === 'silent'
    ? false
    : { level: logLevel, stream: process.stderr, redact: ['req.headers', 'req.url', 'req.remoteAddress'] }
