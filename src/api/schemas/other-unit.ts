import { z } from 'zod'
import type { OtherUnit } from '../../intake/writer.js'
import { schemaOf } from '../given.js'

export const OtherUnitLots = schemaOf<OtherUnit>()({
  bids: z.enum(['below', 'above']).meta({ description: 'Where the bids lie from the ceiling' }),
  lots: z.int(),
  count: z.int().meta({ description: 'Bids of these lots' }),
  lot: z.string().meta({ description: 'The first of them' }),
}).meta({ id: 'OtherUnitLots' })
