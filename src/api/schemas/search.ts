import { z } from 'zod'
import { LEVELS } from '../../domain/grade.js'
import { LotSummary } from './lot.js'
import { Kind } from './value.js'

const text = z.string()
const hits = <T extends z.ZodType>(type: T) => z.object({ total: z.int(), data: z.array(type) })

/** What answers to a text, by kind of thing: the first of each, and how many there are. */
export const SearchAnswer = z
  .object({
    rings: hits(z.object({ id: text, level: z.enum(LEVELS), members: z.array(text) })),
    bidders: hits(z.object({ id: text, name: text, bids: z.int(), wins: z.int() })).meta({
      description: 'Counted to 200',
    }),
    lots: hits(LotSummary),
    values: hits(z.object({ kind: Kind, value: text, holders: z.int() })).meta({
      description: 'Values written just so, masked as the role sees them',
    }),
  })
  .meta({ id: 'SearchAnswer' })
