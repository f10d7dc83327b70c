import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Reader } from '../access/keys.js'
import type { JobRecord } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { JobRunner } from '../service/job-runner.js'
import type { NewJob } from '../service/live-job.js'
import type { Book } from './acts-book.js'

/** A job and what identifies its request under an Idempotency-Key. */
export interface Requested {
  job: NewJob
  fingerprint: string
}

/**
 * Submits under the request's Idempotency-Key, if it has one; a key is the asker's own, for one kind of job.
 */
export const submitOnce = async (
  {
    jobs,
    request,
    reader,
    book,
  }: {
    jobs: JobRunner
    request: FastifyRequest
    reader: Reader
    book: Book
  },
  { job, fingerprint }: Requested,
): Promise<JobRecord> => {
  const key = request.headers['idempotency-key']
  try {
    if (key !== undefined && !/^[\u0021-\u007e]{1,200}$/.test(String(key)))
      throw new AppError('invalid_input', 'Idempotency-Key is 1 to 200 visible ASCII characters')
    const given = {
      ...job,
      owner: { id: reader.id, role: reader.role },
      ...(key !== undefined && {
        idempotency: { key: `${reader.id}\u0000${job.kind}\u0000${key}`, fingerprint },
      }),
    }
    return jobs.submit(given, (keep) => book(keep, ({ id }) => id))
  } catch (error) {
    await job.discard?.()
    throw error
  }
}

export const hashOf = (body: unknown): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex')
