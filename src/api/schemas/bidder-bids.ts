import { z } from 'zod'

const text = z.string()
const fen = z.number().nullable()

/** A bid with its lot. */
export const BidderBid = z
  .object({
    lot: text,
    title: text,
    day: text.nullable(),
    region: text.nullable(),
    industry: text.nullable(),
    buyerName: text.nullable(),
    bids: z.int().meta({ description: 'Of all bidders on the lot' }),
    controlFen: fen,
    fen,
    rank: z.int().nullable(),
    won: z.boolean().nullable(),
    valid: z.boolean(),
    consortium: z.boolean(),
  })
  .meta({ id: 'BidderBid' })
