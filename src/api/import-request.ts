import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../domain/errors.js'
import type { NewJob } from '../service/live-job.js'
import { type ImportTask, writeMapping } from '../service/tasks.js'
import type { ApiParts } from './api.js'
import { importRoots, incomingFolder, pathBelow } from './import-roots.js'
import { hashOf, type Requested } from './requested-job.js'
import { receiveUpload } from './uploads.js'

export const ImportBody = z
  .strictObject({
    paths: z.array(z.string().min(1).max(4096)).min(1).max(1000),
    mapping: z.record(z.string(), z.unknown()).optional(),
    replace: z.boolean().default(false).meta({
      description:
        'The files take the place of those of earlier imports with the same bytes or the same name',
    }),
  })
  .meta({ id: 'ImportRequest', examples: [{ paths: ['2026-q3'] }] })

interface Wanted {
  paths: string[]
  folders: string[]
  /** JSON text */
  mapping: string | undefined
  replace: boolean
  fingerprint: string
  discard: () => Promise<void>
}

/**
 * The import that a request asks for, by path or by upload; what it left on disk goes when the job is over.
 */
export const requestedImport = async (
  request: FastifyRequest,
  { store, config, runTask, incoming }: Pick<ApiParts, 'store' | 'config' | 'runTask' | 'incoming'>,
  { subject, check }: { subject: string; check: boolean },
): Promise<Requested> => {
  const roots = importRoots(config.importRoots, store.dir)
  const wanted = request.isMultipart()
    ? await uploaded(request, { store: store.dir, incoming, subject })
    : await named(request.body as z.infer<typeof ImportBody> | null | undefined, roots)
  const scratch = incomingFolder(store.dir, randomUUID())
  const discard = async (): Promise<void> => {
    await wanted.discard()
    await rm(scratch, { recursive: true, force: true })
  }
  let mappingFile: string | undefined
  if (wanted.mapping !== undefined) {
    await mkdir(scratch, { recursive: true, mode: 0o700 })
    mappingFile = await writeMapping(scratch, wanted.mapping)
  }
  const { paths, folders, replace } = wanted
  const { lang } = config
  const task: ImportTask = { kind: 'import', lang, paths, folders, mappingFile, check, replace }
  const job: NewJob = {
    kind: 'import',
    discard,
    work: async (context) => {
      try {
        return await runTask(task, context)
      } finally {
        await discard()
      }
    },
  }
  return { job, fingerprint: check ? `check ${wanted.fingerprint}` : wanted.fingerprint }
}

const uploaded = async (
  request: FastifyRequest,
  to: Parameters<typeof receiveUpload>[1],
): Promise<Wanted> => {
  const { folder, mapping, replace, fingerprint, discard } = await receiveUpload(request, to)
  return { paths: [folder], folders: [folder], mapping, replace, fingerprint, discard }
}

const named = async (
  body: z.infer<typeof ImportBody> | null | undefined,
  roots: readonly string[],
): Promise<Wanted> => {
  if (!body)
    throw new AppError(
      'invalid_input',
      'Send {"paths": […]} as application/json, or files as multipart/form-data',
    )
  const found: { path: string; root: string }[] = []
  for (const path of body.paths) found.push(await pathBelow(roots, path))
  return {
    paths: found.map(({ path }) => path),
    folders: found.map(({ root }) => root),
    mapping: body.mapping && JSON.stringify(body.mapping, null, 2),
    replace: body.replace,
    fingerprint: hashOf(body),
    discard: async () => undefined,
  }
}
