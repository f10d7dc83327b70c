import { z } from 'zod'
import { VALUE_KINDS } from '../domain/value-kind.js'
import { Page } from './cursor.js'

/** The API's other things. Fields that the data does not carry are absent. */
const text = z.string()
const optional = text.optional()
export const Kind = z.enum(VALUE_KINDS).meta({ id: 'ValueKind' })

/** A list: `{data, page}` and what else tells of the whole. */
export const listOf = <T extends z.ZodType, More extends z.ZodRawShape>(
  id: string,
  item: T,
  more: More = {} as More,
) => z.object({ data: z.array(item), page: Page, ...more }).meta({ id })

export const unmaskQuery = {
  unmask: z.literal('1').optional().meta({
    description: 'Personal values in clear: takes a role that may, and a reason in the header X-Purpose',
  }),
}

export const Bidder = z
  .object({
    id: text,
    name: text,
    formerNames: z.array(text),
    bidNames: z.array(text),
    legalRepName: optional,
    phone: optional,
    email: optional,
    address: optional,
    regionCode: optional,
    registeredAt: optional,
    cancelledAt: optional,
    capitalFen: z.number().optional(),
    bids: z.int(),
    wins: z.int(),
    marks: z.array(text),
  })
  .meta({
    id: 'Bidder',
    examples: [
      {
        id: '91330922MA2A00011K',
        name: '甲建设有限公司',
        formerNames: ['甲市政工程有限公司'],
        bidNames: [],
        legalRepName: '王*',
        phone: '138****0000',
        bids: 12,
        wins: 4,
        marks: [],
      },
    ],
  })

export const Pair = z
  .object({
    a: text,
    b: text,
    aName: text,
    bName: text,
    joint: z.int().meta({ description: 'Lots on which both bid as separate bidders' }),
    p: z.number().meta({ description: 'Chance of as many joint lots within strata of lots (NET-01)' }),
    q: z.number().meta({ description: 'p after Benjamini–Hochberg over all pairs of bidders' }),
    score: z.number().meta({ description: 'The ranking, in bits' }),
    channels: z.record(text, z.number().nullable()),
  })
  .meta({
    id: 'Pair',
    examples: [
      {
        a: '91330922MA2A00011K',
        b: '91330922MA2A00022X',
        aName: '甲建设有限公司',
        bName: '乙建设有限公司',
        joint: 12,
        p: 3.1e-9,
        q: 0.0004,
        score: 64.2,
        channels: {
          participation: 28.3,
          core: 35.9,
          price: 0.5,
          outcome: -1,
          lift: 3.9,
          jaccard: 0.41,
          configuration: 23.9,
        },
      },
    ],
  })

export const BidderValue = z
  .object({ kind: Kind, text, holders: z.int(), uses: z.int() })
  .meta({ id: 'BidderValue', examples: [{ kind: 'lock', text: 'GL-88231907', holders: 3, uses: 18 }] })

const Held = z.object({
  sources: z.array(text),
  lots: z.array(text),
  lotCount: z.int(),
  from: text.nullable(),
  to: text.nullable(),
})
const Owns = z.object({
  owner: text.nullable(),
  owned: text,
  share: z.number().nullable(),
  from: text.nullable(),
  to: text.nullable(),
})
const SharedValue = z.object({ kind: Kind, value: text, holders: z.int() })

export const Neighbourhood = z
  .object({
    id: text,
    name: text,
    neighbours: z.array(
      z.object({
        id: text,
        name: text,
        rarityBits: z.number(),
        shared: z.array(
          z.object({ ...SharedValue.shape, allowlisted: z.boolean(), here: Held, there: Held }),
        ),
        holdings: z.array(Owns),
      }),
    ),
    total: z.int(),
    hubs: z.array(SharedValue),
  })
  .meta({
    id: 'Neighbourhood',
    examples: [{ id: 'A', name: '甲建设有限公司', neighbours: [], total: 0, hubs: [] }],
  })

const End = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bidder'), id: text, name: text }),
  z.object({ type: z.literal('organisation'), id: text, name: text }),
  z.object({ type: z.literal('value'), ...SharedValue.shape }),
])

export const Chains = z
  .object({
    from: End,
    to: End,
    length: z.int().nullable().meta({ description: 'Facts in each chain; null when there is none' }),
    chains: z.array(
      z.object({
        nodes: z.array(End),
        facts: z.array(
          z.discriminatedUnion('type', [
            z.object({ type: z.literal('holds'), ...Held.shape }),
            z.object({ type: z.literal('owns'), ...Owns.shape }),
          ]),
        ),
      }),
    ),
    more: z.boolean(),
    passedOver: z.array(z.object({ ...SharedValue.shape, reason: z.enum(['hub', 'allowlisted']) })),
    exhausted: z.boolean(),
  })
  .meta({
    id: 'Chains',
    examples: [
      {
        from: { type: 'bidder', id: 'A', name: '甲建设有限公司' },
        to: { type: 'bidder', id: 'B', name: '乙建设有限公司' },
        length: 2,
        chains: [
          {
            nodes: [
              { type: 'bidder', id: 'A', name: '甲建设有限公司' },
              { type: 'value', kind: 'lock', value: 'GL-88231907', holders: 3 },
              { type: 'bidder', id: 'B', name: '乙建设有限公司' },
            ],
            facts: [
              {
                type: 'holds',
                sources: ['bids.lock_no'],
                lots: ['L0'],
                lotCount: 1,
                from: '2026-01-10',
                to: '2026-01-10',
              },
              {
                type: 'holds',
                sources: ['bids.lock_no'],
                lots: ['L0'],
                lotCount: 1,
                from: '2026-01-10',
                to: '2026-01-10',
              },
            ],
          },
        ],
        more: false,
        passedOver: [],
        exhausted: false,
      },
    ],
  })

export const LotSummary = z
  .object({
    id: text,
    title: text,
    industry: text.nullable(),
    category: text.nullable(),
    evaluation: text.nullable(),
    region: text.nullable(),
    buyerName: text.nullable(),
    day: text.nullable(),
    bids: z.int(),
  })
  .meta({
    id: 'LotSummary',
    examples: [
      {
        id: 'L0',
        title: '公路工程0标',
        industry: 'transport',
        category: 'works',
        evaluation: 'lowest-price',
        region: null,
        buyerName: null,
        day: '2026-01-10',
        bids: 4,
      },
    ],
  })

export const Lot = z
  .object({
    id: text,
    title: optional,
    projectId: optional,
    buyerId: optional,
    buyerName: optional,
    agencyId: optional,
    agencyName: optional,
    industry: optional,
    category: optional,
    domain: optional,
    regionCode: optional,
    township: optional,
    method: optional,
    evaluation: optional,
    estimateFen: z.number().optional(),
    controlPriceFen: z.number().optional(),
    currency: text,
    publishedAt: optional,
    openedAt: optional,
    awardedAt: optional,
    bids: z.int(),
  })
  .meta({ id: 'Lot', examples: [{ id: 'L0', title: '公路工程0标', currency: 'CNY', bids: 4 }] })

export const Bid = z
  .object({
    lotId: text,
    bidderId: text,
    bidderName: text,
    no: z.int(),
    amountFen: z.number().optional(),
    status: z.enum(['valid', 'disqualified', 'withdrawn']),
    rank: z.int().optional(),
    won: z.boolean().optional(),
    submittedAt: optional,
    consortium: optional,
    values: z.record(text, z.array(text)),
  })
  .meta({
    id: 'Bid',
    examples: [
      {
        lotId: 'L0',
        bidderId: 'A',
        bidderName: '甲建设有限公司',
        no: 1,
        amountFen: 93_000_000,
        status: 'valid',
        values: { lock_no: ['GL-88231907'], contact_phone: ['138****0000'] },
      },
    ],
  })

export const Holding = z
  .object({ bidder: text, name: text, source: text, lot: optional, from: optional, to: optional })
  .meta({
    id: 'Holding',
    examples: [
      { bidder: 'A', name: '甲建设有限公司', source: 'bids.lock_no', lot: 'L0', from: '2026-01-10' },
    ],
  })

export const Hub = z
  .object({ kind: text, value: text, holders: z.int(), sample: z.array(text) })
  .meta({ id: 'Hub', examples: [{ kind: 'ip', value: '183.131.4.9', holders: 214, sample: ['A', 'B'] }] })

const Texts = z.object({ zh: text, en: text })
export const Rule = z
  .object({
    id: text,
    family: text,
    grade: text,
    name: Texts,
    question: Texts,
    formula: text,
    silentWhen: Texts,
    exemptions: z.array(Texts),
    law: z.array(text),
    ocp: text.nullable(),
    settings: z.unknown(),
    needs: z.array(z.array(text)),
    notCarried: z.array(text).nullable(),
    evaluated: z
      .boolean()
      .nullable()
      .meta({ description: 'With the data now loaded; null while it is loading' }),
    missing: z.array(text).meta({ description: 'Columns for want of which the rule is not evaluated' }),
  })
  .meta({ id: 'Rule' })

export const Run = z
  .object({
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
    warnings: z.array(z.object({ key: text, params: z.record(text, z.union([text, z.number()])) })),
  })
  .meta({ id: 'Run' })

export const Job = z
  .object({
    id: text,
    kind: z.enum(['import', 'detect', 'report']),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    createdAt: text,
    updatedAt: text,
    progress: z.number().nullable(),
    message: text,
    result: z.unknown(),
    error: z.object({ code: text, message: text }).nullable(),
  })
  .meta({
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

export const Counts = z
  .object({
    digest: text,
    bidders: z.int(),
    lots: z.int(),
    bids: z.int(),
    tables: z.record(text, z.int()),
    quarantined: z.int(),
    pending: z.int(),
    conflicts: z.int(),
  })
  .meta({ id: 'StoreCounts' })

export const Quality = z
  .object({
    tables: z.array(
      z.object({
        table: text,
        rows: z.int(),
        columns: z.array(
          z.object({
            column: text,
            filled: z.int(),
            missing: z.int(),
            placeholder: z.int(),
            invalid: z.int(),
            distinct: z.int(),
          }),
        ),
      }),
    ),
    notEvaluated: z.array(z.object({ rule: text, missing: z.array(text) })),
  })
  .meta({ id: 'Quality' })

export const Quarantined = z
  .object({
    seq: z.int(),
    file: text,
    line: z.int(),
    table: text,
    column: text,
    value: text,
    reason: text,
    detail: optional,
  })
  .meta({
    id: 'QuarantinedRow',
    examples: [
      {
        seq: 1,
        file: 'bids.csv',
        line: 38,
        table: 'bids',
        column: 'amount',
        value: '-5',
        reason: 'negative',
      },
    ],
  })

const Cell = z.union([text.max(10_000), z.number(), z.boolean(), z.null()])
export const CheckBody = (maxBids: number) =>
  z.strictObject({
    lot: z.record(text.max(100), Cell),
    bids: z
      .array(z.record(text.max(100), Cell))
      .min(1)
      .max(maxBids),
  })

export const LotFlag = z.object({
  rule: text,
  grade: text,
  members: z.array(text),
  lots: z.array(text),
  bits: z.number(),
})
