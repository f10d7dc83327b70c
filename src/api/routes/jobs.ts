import type { FastifyRequest } from 'fastify'
import type { FastifyRouteSchemaDef, FastifyValidationResult } from 'fastify/types/schema.js'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { demand } from '../../access/matrix.js'
import type { JobRecord } from '../../casebook/casebook.js'
import { parseDetectSettings } from '../../detection/settings.js'
import { AppError } from '../../domain/errors.js'
import type { NewJob } from '../../service/job-runner.js'
import { ApiProblem } from '../../service/problem.js'
import type { DetectTask } from '../../service/tasks.js'
import type { ApiParts } from '../api.js'
import type { Api } from '../app-type.js'
import { nextLink, pageQuery, readCursor, writeCursor } from '../cursor.js'
import { describe } from '../describe.js'
import type { EventStreams } from '../event-stream.js'
import { hashOf, ImportBody, requestedImport } from '../import-request.js'
import { Job, listOf } from '../schemas.js'

const Params = z.object({ id: z.string().min(1) })
const DetectBody = z
  .strictObject({
    workers: z
      .int()
      .min(1)
      .max(256)
      .optional()
      .meta({ description: 'At most as many as the service may use; the result does not depend on it' }),
    seed: z.int().min(0).max(0xffffffff).default(1),
    communities: z.enum(['leiden', 'louvain', 'components', 'gds-leiden']).default('leiden').meta({
      description:
        'gds-leiden: by the Graph Data Science library of the Neo4j server; another engine refuses it',
    }),
    settings: z.record(z.string(), z.unknown()).default({}),
  })
  .meta({ id: 'DetectRequest', examples: [{ communities: 'leiden', seed: 1 }] })

/** Imports and detections as jobs: start, follow, cancel. */
export const jobRoutes =
  ({ store, config, gate, jobs, runTask }: ApiParts, streams: EventStreams) =>
  async (app: Api): Promise<void> => {
    app.post(
      '/jobs/import',
      {
        bodyLimit: config.limits.bodyBytes,
        validatorCompiler: jsonOnly as never,
        schema: describe({
          id: 'startImport',
          summary:
            'Import files below the import roots, or files uploaded as multipart/form-data (field `mapping`: JSON)',
          tag: 'jobs',
          body: ImportBody,
          status: 202,
          json: Job,
        }),
      },
      async (request, reply) => {
        const subject = await gate.act(request, { what: 'import' }, 'import')
        const { job, fingerprint } = await requestedImport(request, { store, config, runTask })
        const record = await submitted(request, subject.id, job, fingerprint)
        return accepted(reply, record)
      },
    )

    /** Submits under the request's Idempotency-Key, if it has one. */
    const submitted = async (
      request: FastifyRequest,
      subject: string,
      job: NewJob,
      fingerprint: string,
    ): Promise<JobRecord> => {
      const key = request.headers['idempotency-key']
      try {
        if (key !== undefined && !/^[\u0021-\u007e]{1,200}$/.test(String(key)))
          throw new AppError('invalid_input', 'Idempotency-Key is 1 to 200 visible ASCII characters')
        return jobs.submit({
          ...job,
          ...(key !== undefined && {
            idempotency: { key: `${subject}\u0000${job.kind}\u0000${key}`, fingerprint },
          }),
        })
      } catch (error) {
        await job.discard?.()
        throw error
      }
    }

    app.post(
      '/jobs/detect',
      {
        schema: describe({
          id: 'startDetection',
          summary: 'Detect suspected rings over the whole store',
          tag: 'jobs',
          body: DetectBody,
          status: 202,
          json: Job,
        }),
      },
      async (request, reply) => {
        const subject = await gate.act(request, { what: 'detect' }, 'detect')
        if (request.body.communities === 'gds-leiden' && store.engine.name !== 'neo4j')
          throw new ApiProblem('invalid_input', 'Cannot detect with gds-leiden: it needs the engine neo4j', [
            { pointer: '#/body/communities', detail: `the engine is ${store.engine.name}` },
          ])
        const workers = Math.min(request.body.workers ?? config.workers, config.workers)
        const options = { ...request.body, workers, settings: parseDetectSettings(request.body.settings) }
        const task: DetectTask = { kind: 'detect', ...options }
        const job: NewJob = { kind: 'detect', work: (context) => runTask(task, context) }
        return accepted(reply, await submitted(request, subject.id, job, hashOf(options)))
      },
    )

    app.get(
      '/jobs',
      {
        schema: describe({
          id: 'listJobs',
          summary: 'Jobs, newest first',
          tag: 'jobs',
          query: z.strictObject(pageQuery),
          json: listOf('JobList', Job),
        }),
      },
      async (request, reply) => {
        const { limit, cursor } = request.query
        const from = readCursor('jobs', {}, cursor)
        return gate.read(request, reply, {
          what: 'jobs',
          needs: ['import', 'detect', 'quality'],
          load: () => {
            const found = jobs.list({ limit: limit + 1, ...(from && { before: String(from.after) }) })
            const data = found.slice(0, limit).map(shown)
            const next = found.length > limit ? writeCursor('jobs', {}, { after: data.at(-1)!.id }) : null
            return { data, page: { next, limit } }
          },
          headers: ({ page }) => nextLink(request.url, page.next),
        })
      },
    )

    app.get(
      '/jobs/:id',
      {
        schema: describe({ id: 'getJob', summary: "A job's state", tag: 'jobs', params: Params, json: Job }),
      },
      async (request, reply) =>
        gate.read(request, reply, {
          what: 'job',
          id: request.params.id,
          needs: ['import', 'detect', 'quality'],
          load: () => shown(jobs.get(request.params.id)),
        }),
    )

    app.delete(
      '/jobs/:id',
      {
        schema: describe({
          id: 'cancelJob',
          summary: 'Cancel a job that waits or runs; committed batches stay',
          tag: 'jobs',
          params: Params,
          status: 202,
          json: Job,
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        const subject = await gate.act(request, { what: 'cancel job', id }, 'import', 'detect', 'rings')
        const { kind } = jobs.get(id)
        demand(subject.role, kind === 'report' ? 'rings' : kind)
        return accepted(reply, jobs.cancel(id))
      },
    )

    app.get(
      '/jobs/:id/events',
      {
        exposeHeadRoute: false,
        schema: describe({
          id: 'followJob',
          summary:
            "A job's events as they happen (SSE, or JSON lines by Accept); Last-Event-ID replays what was missed",
          tag: 'jobs',
          params: Params,
          events: z.string().meta({
            examples: ['id: 3\nevent: progress\ndata: {"id":"J-6f1e","state":"running","progress":0.4}\n\n'],
          }),
        }),
      },
      async (request, reply) => {
        const { id } = request.params
        await gate.act(request, { what: 'job events', id }, 'import', 'detect', 'quality')
        streams.open(request, reply, jobs, id, (event) => shown(event.data))
      },
    )
  }

/** A body that is not JSON is a stream of parts, read by the handler. */
const jsonOnly = (route: FastifyRouteSchemaDef<z.ZodType>): FastifyValidationResult => {
  const check = validatorCompiler(route)
  return ((data: unknown) => (data === null || data === undefined ? { value: data } : check(data))) as never
}

export const accepted = <R extends { code(n: 202): R; header(k: string, v: string): R; send(x: string): R }>(
  reply: R,
  job: JobRecord,
): R =>
  reply
    .code(202)
    .header('location', `/api/v1/jobs/${job.id}`)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(shown(job)))

const shown = ({ request: _request, ...job }: JobRecord): Omit<JobRecord, 'request'> => job
