import { z } from 'zod'
import { demand, mayEnd } from '../../access/matrix.js'
import { DetectSettings } from '../../detection/settings.js'
import { AppError } from '../../domain/errors.js'
import { ApiProblem } from '../../service/problem.js'
import type { DetectTask } from '../../service/tasks.js'
import { shownJob, startJob, stream } from '../act-route.js'
import { pageQuery } from '../cursor.js'
import { ImportBody, requestedImport } from '../import-request.js'
import { firstOf, list } from '../list-route.js'
import { read } from '../read-route.js'
import { hashOf, submitOnce } from '../requested-job.js'
import type { Route } from '../route.js'
import { Job } from '../schemas/job.js'
import { listOf } from '../schemas/list.js'
import { IdParams } from '../schemas/query.js'

const startImport = startJob('/jobs/import', {
  method: 'POST',
  multipart: true,
  id: 'startImport',
  summary:
    'Import files below the import roots, or files uploaded as multipart/form-data (fields `mapping`: JSON, `replace`: true)',
  tag: 'jobs',
  query: z.strictObject({
    check: z.literal('1').optional().meta({ description: 'Read and judge the rows, and write nothing' }),
  }),
  body: ImportBody,
  what: 'import',
  access: { resource: 'import', classes: ['ops'] },
  needs: 'import',
  run: async ({ request, query, reader, book, ...parts }) =>
    submitOnce(
      { jobs: parts.jobs, request, reader, book },
      await requestedImport(request, parts, { subject: reader.id, check: query.check === '1' }),
    ),
})

const startUndo = startJob('/jobs/undo-import', {
  method: 'POST',
  id: 'startUndo',
  summary: 'Take an import out: the store is as if it had not been, and files that it replaced count again',
  tag: 'jobs',
  body: z
    .strictObject({ batch: z.int().min(1).meta({ description: 'Number of the import (`GET /imports`)' }) })
    .meta({ id: 'UndoRequest', examples: [{ batch: 3 }] }),
  what: 'undo import',
  access: { resource: 'import', classes: ['ops'] },
  needs: 'import',
  run: ({ body: { batch }, request, reader, book, jobs, runTask }) =>
    submitOnce(
      { jobs, request, reader, book },
      {
        job: { kind: 'import', work: (context) => runTask({ kind: 'undo', batch }, context) },
        fingerprint: hashOf({ undo: batch }),
      },
    ),
})

const startDetection = startJob('/jobs/detect', {
  method: 'POST',
  id: 'startDetection',
  summary: 'Detect suspected rings over the whole store',
  tag: 'jobs',
  body: z
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
      control: z.int().min(0).max(20).default(0).meta({
        description:
          'Markets dealt by chance in which rings are listed as well, to say how many chance would list',
      }),
      settings: DetectSettings.prefault({}),
    })
    .meta({ id: 'DetectRequest', examples: [{ communities: 'leiden', seed: 1 }] }),
  what: 'detect',
  access: { resource: 'detect', classes: ['ops'] },
  needs: 'detect',
  run: ({ body, request, reader, book, store: { engine }, config, jobs, runTask }) => {
    if (body.communities === 'gds-leiden' && engine.name !== 'neo4j')
      throw new ApiProblem('unprocessable', 'Cannot detect with gds-leiden: it needs the engine neo4j', [
        { pointer: '#/body/communities', detail: `the engine is ${engine.name}` },
      ])
    const workers = Math.min(body.workers ?? config.workers, config.workers)
    const options = { ...body, workers }
    const task: DetectTask = { kind: 'detect', ...options }
    return submitOnce(
      { jobs, request, reader, book },
      {
        job: { kind: 'detect', work: (context) => runTask(task, context) },
        fingerprint: hashOf(options),
      },
    )
  },
})

const listJobs = list('/jobs', {
  id: 'listJobs',
  summary: 'Jobs, newest first',
  tag: 'jobs',
  query: z.strictObject(pageQuery),
  json: listOf('JobList', Job),
  what: 'jobs',
  access: { resource: ['run-state', 'import', 'detect', 'quality'], classes: ['ops'] },
  needs: ['import', 'detect', 'quality'],
  list: 'jobs',
  load: ({ query: { limit }, from, jobs, view: { role } }) => {
    const found = jobs.list({ limit: limit + 1, ...(from && { before: String(from.after) }) })
    const shown = found.map((job) => shownJob(job, role))
    return firstOf(shown, limit, (job) => job.id)
  },
})

const getJob = read('/jobs/:id', {
  id: 'getJob',
  summary: "A job's state",
  tag: 'jobs',
  params: IdParams,
  json: Job,
  what: 'job',
  access: { resource: ['run-state', 'import', 'detect', 'quality'], classes: ['ops'] },
  needs: ['import', 'detect', 'quality'],
  load: ({ params: { id }, jobs, view: { role } }) => shownJob(jobs.get(id), role),
})

const cancelJob = startJob('/jobs/:id', {
  method: 'DELETE',
  id: 'cancelJob',
  summary: 'Cancel a job that waits or runs; committed batches stay',
  tag: 'jobs',
  params: IdParams,
  what: 'cancel job',
  access: { resource: ['run-state', 'import', 'detect', 'quality'], classes: ['ops'] },
  needs: ['import', 'detect', 'make-reports'],
  run: ({ params: { id }, book, reader, jobs }) => {
    const { kind, owner } = jobs.get(id)
    demand(reader.role, kind === 'report' ? 'make-reports' : kind)
    if (owner?.id !== reader.id && !mayEnd(reader.role, owner?.role))
      throw new AppError('forbidden', `The role "${reader.role}" may not cancel the job of another`)
    return book(() => jobs.cancel(id))
  },
})

const followJob = stream('/jobs/:id/events', {
  id: 'followJob',
  summary:
    "A job's events as they happen (SSE, or JSON lines by Accept); Last-Event-ID replays what was missed",
  tag: 'jobs',
  params: IdParams,
  events: z.string().meta({
    examples: ['id: 3\nevent: progress\ndata: {"id":"J-6f1e","state":"running","progress":0.4}\n\n'],
  }),
  what: 'job events',
  access: { resource: ['run-state', 'import', 'detect', 'quality'], classes: ['ops'] },
  needs: ['import', 'detect', 'quality'],
  open: ({ params: { id }, request, reply, jobs, streams, gate, reader }) =>
    streams.open(request, reply, {
      jobs,
      id,
      shown: (event) => shownJob(event.data, reader.role),
      reader: reader.id,
      stillMay: () => gate.identify(request),
    }),
})

/** Imports, taking one out, and detections as jobs: start, follow, cancel. */
export const jobRoutes: Route[] = [
  startImport,
  startUndo,
  startDetection,
  listJobs,
  getJob,
  cancelJob,
  followJob,
]
