import { z } from 'zod'
import type { JobRecord } from '../../casebook/casebook.js'
import { schemaOf } from '../given.js'
import { JobResult } from './job-result.js'

const text = z.string()

/** A job, without who asked for it and the fingerprint of the request, and with what its kind gives. */
export interface ShownJob extends Omit<JobRecord, 'request' | 'owner' | 'result'> {
  result: JobResult | null
}

export const Job = schemaOf<ShownJob>()({
  id: text,
  kind: z.enum(['import', 'detect', 'report']),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  createdAt: text,
  updatedAt: text,
  progress: z.number().nullable(),
  message: text,
  result: JobResult.nullable().meta({ description: 'What came of it, by its kind; null before' }),
  error: z.object({ code: text, message: text }).nullable(),
}).meta({
  id: 'Job',
  examples: [
    {
      id: 'J-6f1e…',
      kind: 'detect',
      state: 'running',
      createdAt: '2026-03-01T01:00:00.000Z',
      updatedAt: '2026-03-01T01:00:01.000Z',
      progress: 0.4,
      message: '检测',
      result: null,
      error: null,
    },
  ],
})
