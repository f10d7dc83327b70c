import { z } from 'zod'
import type { NumberedEntry } from '../../audit/search.js'
import type { AnchorFound, AuditDefect, AuditVerification } from '../../audit/verify.js'
import type { ClearCount } from '../../casebook/accounts/clear-counts.js'
import { auditTexts } from '../../texts/audit.js'
import { schemaOf } from '../given.js'
import { listOf } from './list.js'

const text = z.string()
const optional = text.optional()

const Who = z.object({
  user: optional,
  key: optional,
  office: optional,
  capacity: optional,
  position: optional,
  session: optional,
})

/** One entry of the log, without the hash of the one before it. */
export const LogEntry = schemaOf<Omit<NumberedEntry, 'uid'>>()({
  seq: z.int(),
  at: text,
  src: z.enum(['http', 'cli', 'system']),
  who: Who,
  act: text,
  what: optional,
  id: optional,
  ids: z.array(text).optional(),
  route: optional,
  query: z.record(text, z.unknown()).optional(),
  n: z.int().optional(),
  clear: z.union([z.literal(true), z.record(text, z.int())]).optional(),
  purpose: z.object({ ref: optional, why: text }).optional(),
  outcome: z.enum(['allowed', 'denied', 'failed', 'unchanged']),
  why: optional,
  answer: optional,
  bytes: z.int().optional(),
  request: optional,
  ip: optional,
}).meta({
  id: 'LogEntry',
  examples: [
    {
      seq: 88190,
      at: '2026-03-02T01:00:00.000Z',
      src: 'http',
      who: { user: 'U-000021', office: 'O-zj', capacity: 'regulator', position: 'handler' },
      act: 'read',
      what: 'ring',
      id: 'R-000041',
      outcome: 'allowed',
    },
  ],
})

const Head = z.object({ size: z.int(), at: text, root: text }).meta({
  description: 'Last signed checkpoint: entries under it, when, root of the tree (base64)',
})

export const LogEntryList = listOf('LogEntryList', LogEntry, { checkpoint: Head.nullable() })

export const Checkpoints = z
  .object({
    data: z.array(z.object({ size: z.int(), at: text, note: text })),
    verifier: text.nullable().meta({ description: 'Key to check signatures with, as one word' }),
    uncovered: z.int().meta({ description: 'Entries after the last checkpoint' }),
    anchors: z.array(z.object({ name: text, size: z.int() })).meta({
      description: 'Anchors of the configuration: entries under the last checkpoint written to each',
    }),
  })
  .meta({
    id: 'AuditCheckpoints',
    examples: [{ data: [], verifier: null, uncovered: 12, anchors: [{ name: '/mnt/anchor', size: 0 }] }],
  })

const Anchor = schemaOf<AnchorFound>()({
  path: text,
  notes: z.int(),
  size: z.int(),
  error: text.nullable(),
})

const DEFECTS = Object.keys(auditTexts.defects) as [AuditDefect, ...AuditDefect[]]

const Found = schemaOf<AuditVerification>()({
  entries: z.int(),
  checkpoints: z.int(),
  anchors: z.array(Anchor),
  compared: z.boolean(),
  beyond: z.int(),
  pruned: z.int(),
  unended: z.array(z.object({ seq: z.int(), act: text })).meta({
    description: 'Begun at the machine, with no entry of how it ended: killed, or still at work',
  }),
  wrong: z.object({ seq: z.int(), defect: z.enum(DEFECTS), where: text }).nullable(),
  size: z.int(),
  root: text,
})

export const Verification = z
  .object({
    running: z.boolean(),
    last: z.object({ at: text, found: Found }).nullable(),
    failure: text.nullable(),
  })
  .meta({ id: 'AuditVerification', examples: [{ running: true, last: null, failure: null }] })

export const ClearCountList = z
  .object({
    data: z.array(schemaOf<ClearCount>()({ user: text, day: text, shown: z.int() })),
  })
  .meta({
    id: 'ClearCountList',
    examples: [{ data: [{ user: 'U-000021', day: '2026-03-02', shown: 61 }] }],
  })
