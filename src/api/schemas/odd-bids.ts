import { z } from 'zod'
import type { OddBids } from '../../intake/writer.js'
import { schemaOf } from '../given.js'

export const OddBidGroup = schemaOf<OddBids>()({
  what: z
    .enum(['withdrawn', 'rejected', 'rate'])
    .meta({ description: 'Won though withdrawn, won though rejected, or a rate and no amount' }),
  bids: z.int(),
  lots: z.int(),
  lot: z.string().meta({ description: 'The first of them' }),
}).meta({ id: 'OddBidGroup' })
