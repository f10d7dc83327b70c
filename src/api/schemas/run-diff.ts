import { z } from 'zod'
import { LEVELS } from '../../domain/grade.js'

const text = z.string()
const named = z.array(z.object({ id: text, name: text }))

export const RING_CHANGES = ['new', 'gone', 'merged', 'grown', 'shrunk', 'level'] as const

const Side = z
  .object({ level: z.enum(LEVELS), score: z.number(), members: named, lots: z.int() })
  .nullable()
  .meta({ description: 'null where the run does not have the ring' })

/** A ring that two runs tell differently. */
export const RingChange = z
  .object({
    ring: text,
    changes: z.array(z.enum(RING_CHANGES)),
    before: Side,
    after: Side,
    joined: named.meta({ description: 'Members of the later record alone' }),
    left: named.meta({ description: 'Members of the earlier record alone' }),
    other: text.nullable().meta({ description: 'The ring it was merged into' }),
  })
  .meta({ id: 'RingChange' })

/** A run in a comparison: where its data came from and when. */
export const RunBrief = z.object({
  id: text,
  finishedAt: text,
  digest: text,
  version: text,
  seed: z.number(),
  communities: text,
  counts: z.record(text, z.number()),
})
