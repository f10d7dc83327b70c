import { z } from 'zod'
import { RELEASE_KINDS } from '../../casebook/releases.js'
import { typedText } from '../../domain/typed-text.js'
import { TICKS } from '../../releases/step-release.js'
import { listOf } from './list.js'

const act = z.enum(['confirm', 'refuse', 'withdraw'])
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A file that is to leave, what was decided about it and what whoever asks may do. */
export const Release = z
  .object({
    id: z.string(),
    kind: z.enum(RELEASE_KINDS),
    state: z.enum(['drafted', 'released', 'refused', 'withdrawn']),
    office: z.string(),
    author: z.string(),
    reason: z.string(),
    addressee: z.string(),
    copies: z.int(),
    taken: z.int(),
    file: z.object({
      name: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      sha256,
      madeBy: z.string().meta({ description: 'Method and address of the route whose answer it is' }),
    }),
    madeAt: z.string(),
    untilAt: z.string().nullable().meta({ description: 'Until when copies may be taken' }),
    steps: z.array(
      z.object({
        act,
        by: z.string().meta({ description: 'Who; of another office its seat alone' }),
        at: z.string(),
        note: z.string(),
      }),
    ),
    persons: z.int().meta({ description: 'How many decide, each another' }),
    next: z
      .array(z.string())
      .meta({ description: 'Positions that decide next, each with where: leader·own, leader·C' }),
    acts: z.array(act).meta({ description: 'What whoever asks may do now' }),
  })
  .meta({ id: 'Release' })

export const ReleaseList = listOf('ReleaseList', Release)

/** A path below /api/v1, whose last word may end in the kind of file, and its query. */
const FILE_PATH = /^(\/[\w-]+)+(\.\w+)?(\?[\w=&%.,:~+-]+)?$/

export const NewRelease = z
  .strictObject({
    method: z.enum(['GET', 'POST']).default('GET'),
    path: z.string().max(1200).regex(FILE_PATH).meta({
      description: 'The route below /api/v1 whose file is to leave: /rings/R-000001/export?format=xlsx',
    }),
    body: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'What it is posted, of a letter' }),
    reason: typedText(5, 500),
    addressee: typedText(1, 200),
    copies: z.int().min(1).max(50).default(1),
  })
  .meta({
    id: 'ReleaseRequest',
    examples: [
      { path: '/rings/R-000001/package', method: 'POST', reason: '移送公安机关核查', addressee: 'O-ga' },
    ],
  })

export const ReleaseAct = z
  .strictObject({
    act,
    sha256: sha256.meta({ description: 'Of the bytes that were looked at' }),
    ticks: z.array(z.enum(TICKS)).max(TICKS.length).default([]).meta({
      description:
        'grounded 事实有据, sparing 无过度个人信息, impact 影响已评估, suspected 表述为疑似: all four to confirm',
    }),
    note: z.string().max(500).default(''),
  })
  .meta({ id: 'ReleaseActRequest' })
