import { z } from 'zod'
import { LEVELS } from '../../domain/grade.js'
import type { RingEvent } from '../../domain/run.js'
import { schemaOf } from '../given.js'

export const EVENTS = ['birth', 'continue', 'grow', 'shrink', 'merge', 'split', 'dormant', 'revive'] as const

const text = z.string()

const event = {
  run: text,
  ring: text,
  event: z.enum(EVENTS),
  jaccard: z.number().nullable().meta({ description: 'Likeness of its members before and after, 0 to 1' }),
  other: text.nullable().meta({ description: 'The ring it went into or came out of' }),
  memberDigest: text,
}

const now = {
  level: z.enum(LEVELS).nullable().meta({ description: 'null where the run does not have the ring' }),
  score: z.number().nullable(),
  members: z.int().nullable(),
}

/** What became of a ring in a run, and what the run says of it. */
export const RunEvent = z.object({ ...schemaOf<RingEvent>()(event).shape, ...now }).meta({ id: 'RunEvent' })

export const RingHistory = z
  .object({ ring: text, data: z.array(z.object({ ...event, ...now, finishedAt: text })) })
  .meta({
    id: 'RingHistory',
    examples: [{ ring: 'R-000001', data: [] }],
  })
