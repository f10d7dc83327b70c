import { z } from 'zod'
import type { LotFlagRecord } from '../../domain/lot-flag.js'
import type { BidRecord, LotRecord } from '../../domain/records.js'
import { schemaOf } from '../given.js'

/** Lots and their bids. Fields that the data does not carry are absent. */
const text = z.string()
const optional = text.optional()

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

export const Lot = schemaOf<LotRecord>()({
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
}).meta({ id: 'Lot', examples: [{ id: 'L0', title: '公路工程0标', currency: 'CNY', bids: 4 }] })

export const Bid = schemaOf<BidRecord>()({
  lotId: text,
  bidderId: text,
  bidderName: text,
  no: z.int(),
  amountFen: z.number().optional(),
  otherCurrency: optional.meta({
    description: 'The bid’s own currency where it is another than the lot’s: then there is no amount',
  }),
  status: z.enum(['valid', 'disqualified', 'withdrawn']),
  rank: z.int().optional(),
  won: z.boolean().optional(),
  submittedAt: optional,
  consortium: optional,
  values: z.record(text, z.array(text)),
}).meta({
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

/** What rules about lots said of a lot, whether or not a ring stands on it. */
export const LotFact = schemaOf<LotFlagRecord>()({
  lot: text,
  rule: text,
  grade: text,
  bidders: z.array(text),
  bits: z.number(),
  p: z.number().nullable(),
  null: text.nullable(),
  detail: z.record(text, z.unknown()).nullable(),
  currency: optional,
})
