import { z } from 'zod'
import type { BidderRecord, BidderValue as ValueHeld } from '../../domain/records.js'
import type { PairPage } from '../../service/pair-lister.js'
import { schemaOf } from '../given.js'
import { Kind } from './value.js'

/** Bidders, what they hold, and pairs of them. Fields that the data does not carry are absent. */
const text = z.string()
const optional = text.optional()

export const Bidder = schemaOf<BidderRecord>()({
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
}).meta({
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

export const Pair = schemaOf<Omit<PairPage['pairs'][number], 'rank'>>()({
  a: text,
  b: text,
  aName: text,
  bName: text,
  joint: z
    .int()
    .meta({ description: 'Meetings as separate bidders: joint lots, those of one project on a day once' }),
  p: z.number().meta({ description: 'Chance of as many joint lots within strata of lots (NET-01)' }),
  q: z.number().meta({ description: 'p after Benjamini–Hochberg over all pairs of bidders' }),
  score: z.number().meta({ description: 'The ranking, in bits of the place among all pairs' }),
  channels: z.record(text, z.number().nullable()),
}).meta({
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
      score: 11.4,
      channels: {
        participation: 28.3,
        core: 35.9,
        price: 0.5,
        outcome: -1,
        leastWins: 0,
        lift: 3.9,
        jaccard: 0.41,
        configuration: 23.9,
      },
    },
  ],
})

export const BidderValue = schemaOf<ValueHeld>()({ kind: Kind, text, holders: z.int(), uses: z.int() }).meta({
  id: 'BidderValue',
  examples: [{ kind: 'lock', text: 'GL-88231907', holders: 3, uses: 18 }],
})
