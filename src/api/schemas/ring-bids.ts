import { z } from 'zod'

const fen = z.number().nullable()
const text = z.string()

/** The bids of a ring's members on its lots. */
export const RingBids = z
  .object({
    run: text,
    ring: text,
    members: z.array(z.object({ id: text, name: text })),
    lots: z
      .array(
        z.object({
          id: text,
          title: text,
          day: text.nullable(),
          region: text.nullable(),
          industry: text.nullable(),
          controlFen: fen,
          lowestFen: fen.meta({ description: 'The lowest valid bid, of whomever' }),
          bids: z.int().meta({ description: 'Of all bidders' }),
          winner: text.nullable(),
        }),
      )
      .meta({ description: 'By day' }),
    cells: z.array(
      z.object({
        lot: z.int().meta({ description: 'Position in `lots`' }),
        member: z.int().meta({ description: 'Position in `members`' }),
        fen,
        rank: z.int().nullable(),
        valid: z.boolean(),
        won: z.boolean().nullable(),
        consortium: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'RingBids' })
