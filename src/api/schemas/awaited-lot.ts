import { z } from 'zod'
import type { AwaitedLot as Awaited } from '../../intake/writer.js'
import { schemaOf } from '../given.js'

export const AwaitedLot = schemaOf<Awaited>()({
  lot: z.string().meta({ description: 'Its id as the bids give it' }),
  bids: z.int(),
  likely: z.string().meta({ description: 'The id of the lot that is there' }),
  by: z.enum(['id', 'title']).meta({ description: 'What is the same but for its spelling' }),
}).meta({ id: 'AwaitedLot' })
