import { z } from 'zod'
import * as domain from '../../domain/ring.js'
import type { RingEvent } from '../../domain/run.js'
import type { SourceRow } from '../../domain/source-row.js'
import { RULES, ruleReading } from '../../rules/index.js'
import { schemaOf } from '../given.js'
import { LotFact } from './lot.js'

/** Rings as the API shows them: the fields of domain/ring.ts, cut to a summary or added to. */
const { lots, evidence: _evidence, readings, notEvaluated, ...summary } = domain.Ring.shape

export const RingEvidence = z
  .object({
    ...domain.RingEvidence.shape,
    value: domain.RingEvidence.shape.value.meta({
      description: 'Personal values are masked unless unmasked',
    }),
  })
  .meta({ id: 'RingEvidence' })

const EXAMPLE = {
  id: 'R-000001',
  level: 'red',
  score: 41.2,
  members: [
    {
      bidderId: '91330922MA2A00011K',
      name: '甲建设有限公司',
      role: 'winner',
      support: 1,
      bids: 6,
      wins: 4,
      flags: [],
    },
    {
      bidderId: '91330922MA2A00022H',
      name: '乙建设有限公司',
      role: 'cover',
      support: 1,
      bids: 6,
      wins: 0,
      flags: [],
    },
  ],
  associates: [],
  amountFen: 558_000_000,
  channels: { identity: 38.1, participation: 3.1, price: null, outcome: null },
  tests: {
    identity: { p: 0.000137, null: 'random-holder', rule: ruleReading('lock') },
    participation: { p: 0.117, null: 'co-bidding', rule: ruleReading('meeting') },
    price: null,
    outcome: null,
  },
  families: [{ family: 'document', grade: '视', members: 2, bits: 12.9 }],
  hingesOn: null,
}

export const RingSummary = z
  .object({
    ...summary,
    lots: z.int().meta({ description: 'Lots where two or more members bid' }),
    rules: z.array(z.string()).meta({ description: 'Rules in the evidence' }),
    evidence: z.int().meta({ description: 'Items of evidence' }),
  })
  .meta({
    id: 'RingSummary',
    examples: [{ ...EXAMPLE, lots: 6, rules: [ruleReading('lock'), RULES[0]!.id], evidence: 2 }],
  })

export const RingDetail = z
  .object({
    ...summary,
    run: z.string(),
    current: z
      .boolean()
      .meta({ description: 'false: the last run no longer has this ring; its newest record is shown' }),
    lots,
    evidence: z.array(RingEvidence),
    readings,
    notEvaluated,
  })
  .meta({
    id: 'Ring',
    examples: [
      {
        ...EXAMPLE,
        run: 'run-1',
        current: true,
        lots: ['L0', 'L2'],
        evidence: [],
        readings: [],
        notEvaluated: [],
      },
    ],
  })

const Row = schemaOf<SourceRow>()({
  table: z.string(),
  file: z.string(),
  sha256: z.string(),
  line: z.int(),
  batch: z.int(),
  importedAt: z.string(),
})

const Event = schemaOf<Omit<RingEvent, 'ring'>>()({
  run: z.string(),
  event: z.string(),
  jaccard: z.number().nullable(),
  other: z.string().nullable(),
  memberDigest: z.string(),
})

export const RingEvidenceList = z
  .object({
    run: z.string(),
    ring: z.string(),
    data: z.array(z.object({ ...RingEvidence.shape, rows: z.array(Row) })),
    events: z.array(Event),
    lotFacts: z.array(LotFact).meta({ description: "Facts about the ring's lots; they count for no level" }),
  })
  .meta({
    id: 'RingEvidenceList',
    examples: [{ run: 'run-1', ring: 'R-000001', data: [], events: [], lotFacts: [] }],
  })

export const RingText = z
  .object({ run: z.string(), ring: z.string(), lang: z.enum(['zh', 'en']), text: z.string() })
  .meta({
    id: 'RingText',
    examples: [
      { run: 'run-1', ring: 'R-000001', lang: 'zh', text: '疑似围标串标团伙 R-000001（线索，待核查）…' },
    ],
  })
