import { z } from 'zod'
import { FAMILIES, GRADES, LEVELS } from '../domain/grade.js'
import { RULES, ruleReading } from '../rules/index.js'

/** Rings as the API shows them. */
const Grade = z.enum(GRADES).meta({ description: '直 视 禁 强 线 弱, strongest first' })
const Family = z.enum(FAMILIES)
const Level = z.enum(LEVELS)
const Params = z.record(z.string(), z.union([z.string(), z.number()]))

export const RingEvidence = z
  .object({
    rule: z.string(),
    family: Family,
    grade: Grade,
    members: z.array(z.string()),
    lots: z.array(z.string()),
    bits: z.number(),
    kind: z.string().nullable(),
    value: z.string().nullable().meta({ description: 'Personal values are masked unless unmasked' }),
    sources: z.array(z.string()),
    firstDay: z.string().nullable(),
    lastDay: z.string().nullable(),
    holders: z.int().nullable(),
    of: z.int(),
    notes: z.array(z.string()),
    exemptions: z.array(z.object({ key: z.string(), result: z.enum(['none', 'applies', 'unknown']) })),
    law: z.array(z.string()),
    detail: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'RingEvidence' })

const Member = z.object({
  bidderId: z.string(),
  name: z.string(),
  role: z.enum(['core', 'winner', 'cover', 'bridge', 'edge']),
  support: z.number(),
  bids: z.int(),
  wins: z.int(),
  flags: z.array(z.object({ rule: z.string(), lots: z.array(z.string()) })),
})

const Test = z.object({ p: z.number(), null: z.string(), rule: z.string() }).nullable()

const BeliefPart = z.object({
  key: z
    .string()
    .meta({ description: 'facts, together, service, contradiction, people, place, meeting, prices, open' }),
  points: z.int(),
  params: z.record(z.string(), z.number()),
})

const Belief = z
  .object({
    p: z.number().meta({ description: '0 to 1: a rank, no finding' }),
    points: z.int().meta({ description: 'Thousandths of log odds: start plus those of lifts and lowers' }),
    start: z.int(),
    behaviour: z.boolean().meta({ description: 'Listed for what it bids and who wins in it' }),
    lifts: z.array(BeliefPart),
    lowers: z.array(BeliefPart),
  })
  .nullable()
  .optional()
  .meta({ description: 'How believable the ring is; null where not asked, absent in rings of older runs' })

const summary = {
  id: z.string(),
  level: Level,
  score: z.number(),
  members: z.array(Member),
  associates: z.array(
    z.object({ bidderId: z.string(), name: z.string(), tiedTo: z.array(z.string()), bits: z.number() }),
  ),
  amountFen: z.number().nullable(),
  channels: z.object({
    identity: z.number().nullable(),
    participation: z.number().nullable(),
    price: z.number().nullable(),
    outcome: z.number().nullable(),
  }),
  tests: z.object({ identity: Test, participation: Test, price: Test, outcome: Test }),
  families: z.array(z.object({ family: Family, grade: Grade, members: z.int(), bits: z.number() })),
  hingesOn: z.object({ rule: z.string(), value: z.string(), ifRemoved: z.string() }).nullable(),
  belief: Belief,
}

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
    lots: z.array(z.string()),
    evidence: z.array(RingEvidence),
    readings: z.array(z.object({ key: z.string(), params: Params })),
    notEvaluated: z.array(z.object({ rule: z.string(), missing: z.array(z.string()) })),
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

export const RingGraph = z
  .object({
    run: z.string(),
    nodes: z.array(
      z.object({
        id: z.string(),
        type: z.enum(['bidder', 'associate', 'value']),
        label: z.string(),
        kind: z.string().nullable(),
        role: z.string().nullable(),
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        type: z.enum(['tie', 'holds', 'associate']),
        bits: z.number().nullable(),
        families: z.record(z.string(), z.number()).nullable(),
        rules: z.array(z.string()),
      }),
    ),
  })
  .meta({
    id: 'RingGraph',
    examples: [
      {
        run: 'run-1',
        nodes: [
          { id: 'A', type: 'bidder', label: '甲建设有限公司', kind: null, role: 'winner' },
          { id: 'v0', type: 'value', label: 'GL-88231907', kind: 'lock', role: null },
        ],
        edges: [
          { from: 'A', to: 'v0', type: 'holds', bits: 12.9, families: null, rules: [ruleReading('lock')] },
        ],
      },
    ],
  })

const SourceRow = z.object({
  table: z.string(),
  file: z.string(),
  sha256: z.string(),
  line: z.int(),
  batch: z.int(),
  importedAt: z.string(),
})

/** What rules about lots said of a lot, whether or not a ring stands on it. */
export const LotFact = z.object({
  lot: z.string(),
  rule: z.string(),
  grade: z.string(),
  bidders: z.array(z.string()),
  bits: z.number(),
  p: z.number().nullable(),
  null: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
})

/** What the law deems collusion on one lot, outside red rings. */
export const StatutoryFactEntry = z
  .object({
    lot: z.string(),
    rule: z.string(),
    grade: Grade,
    bidders: z.array(z.string()),
    kind: z.string().nullable(),
    value: z.string().nullable().meta({ description: 'Personal values are masked unless unmasked' }),
    others: z
      .object({ bidders: z.int(), lots: z.int() })
      .nullable()
      .meta({ description: 'The value’s other customers: bidders beside these, lots beside this one' }),
    law: z.array(z.string()),
  })
  .meta({
    id: 'StatutoryFact',
    examples: [
      {
        lot: 'L0',
        rule: 'HW-01',
        grade: '视',
        bidders: ['A', 'B'],
        kind: 'mac',
        value: '0011223344FF',
        others: { bidders: 3, lots: 7 },
        law: [],
      },
    ],
  })

export const RingEvidenceList = z
  .object({
    run: z.string(),
    ring: z.string(),
    data: z.array(z.object({ ...RingEvidence.shape, rows: z.array(SourceRow) })),
    events: z.array(
      z.object({
        run: z.string(),
        event: z.string(),
        jaccard: z.number().nullable(),
        other: z.string().nullable(),
        memberDigest: z.string(),
      }),
    ),
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
