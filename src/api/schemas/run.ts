import { z } from 'zod'
import type { RunRecord } from '../../domain/run.js'
import { schemaOf } from '../given.js'

const text = z.string()

/** A detection run without its hubs, which are a list of their own. */
export const Run = schemaOf<Omit<RunRecord, 'hubs'>>()({
  id: text,
  startedAt: text,
  finishedAt: text,
  digest: text,
  version: text,
  seed: z.number(),
  communities: text,
  workers: z.int(),
  settings: z.unknown(),
  timingsMs: z.record(text, z.number()),
  counts: z.record(text, z.number()),
  notEvaluated: z.array(z.object({ rule: text, missing: z.array(text) })),
  control: z.array(z.object({ red: z.int(), yellow: z.int(), bidders: z.int() })).optional(),
  warnings: z.array(z.object({ key: text, params: z.record(text, z.union([text, z.number()])) })),
}).meta({ id: 'Run' })
